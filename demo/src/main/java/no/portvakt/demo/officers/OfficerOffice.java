package no.portvakt.demo.officers;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.portvakt.demo.officers.TestOfficer.Part;
import no.portvakt.demo.processes.DemoSecrets;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.idp.keycloak.NewOfficer;
import no.portvakt.idp.keycloak.Officers;

/** Makes the demo's officers, the same at every start: their secrets are kept in the state folder. */
public final class OfficerOffice {

    private OfficerOffice() {}

    /** All of them, known to Keycloak from now on. */
    public static List<TestOfficer> enrolAll(DemoSystem system) {
        try (var keycloak = system.keycloakAsOperator()) {
            var realm = new Officers(keycloak);
            return Arrays.stream(Part.values())
                    .map(part -> officer(part, system.secrets()))
                    .peek(officer -> realm.enrol(asEmployee(officer)))
                    .toList();
        }
    }

    /**
     * The officer of this name in a state folder, without the system.
     *
     * @return empty if nobody is called so, or the demo has not been started on this folder
     */
    public static Optional<TestOfficer> find(String username, Path state) {
        return Arrays.stream(Part.values())
                .filter(part -> part.username().equals(username))
                .findFirst()
                .flatMap(part -> DemoSecrets.alreadyIn(state).map(secrets -> officer(part, secrets)));
    }

    private static TestOfficer officer(Part part, DemoSecrets secrets) {
        return new TestOfficer(
                part,
                secrets.named("officer-" + part.username() + "-password"),
                secrets.named("officer-" + part.username() + "-one-time-codes"));
    }

    private static NewOfficer asEmployee(TestOfficer officer) {
        var part = officer.part();
        return new NewOfficer(
                part.username(),
                part.givenName(),
                part.familyName(),
                List.of(part.role()),
                part.owned().stream().toList(),
                new NewOfficer.FirstFactors.Both(officer.password(), officer.oneTimeCodes()));
    }
}
