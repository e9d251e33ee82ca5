package no.portvakt.idp.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no.portvakt.idp.keycloak.KeycloakAdmin;

/** Plans what to do to a realm, and does it. Applying twice changes nothing the second time. */
public final class RealmSync {

    private static final int ROUNDS = 4;

    private final KeycloakAdmin keycloak;

    public RealmSync(KeycloakAdmin keycloak) {
        this.keycloak = keycloak;
    }

    /** What would be done now. For a realm that is not there yet, what Keycloak puts into it by itself comes after. */
    public List<Operation> plan(DeclaredRealm declared) {
        return RealmPlanner.plan(declared, new RealmInspector(keycloak).inspect(declared));
    }

    /** How far the realm is from what is declared. Changes nothing. */
    public DriftReport drift(DeclaredRealm declared) {
        return new DriftReport(declared.name(), Drift.of(plan(declared)), new Unowned(keycloak).besides(declared));
    }

    /**
     * Does it, and looks again until nothing is left to do.
     *
     * @param progress told each operation before it is done
     * @return what was done
     * @throws IllegalStateException if Keycloak does not come to rest in the declared state
     */
    public List<Operation> apply(DeclaredRealm declared, Consumer<Operation> progress) {
        var done = new ArrayList<Operation>();
        var runner = new OperationRunner(keycloak, declared.name());
        for (int round = 0; round < ROUNDS; round++) {
            var operations = plan(declared);
            if (operations.isEmpty()) {
                return List.copyOf(done);
            }
            for (var operation : operations) {
                progress.accept(operation);
                runner.run(operation);
                done.add(operation);
            }
        }
        throw new IllegalStateException("Keycloak does not keep what is declared: "
                + plan(declared).stream().map(Operation::describe).toList());
    }
}
