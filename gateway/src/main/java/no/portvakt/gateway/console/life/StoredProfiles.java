package no.portvakt.gateway.console.life;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.gateway.console.officers.Officer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What is in the database. */
public final class StoredProfiles implements ProfileReading {

    private final Jdbi jdbi;
    private final ProfileStore store = new ProfileStore();

    public StoredProfiles(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<Lifeline> active(Officer officer) {
        return jdbi.inTransaction(handle -> store.active(handle).stream()
                .filter(version -> version.yaml().isPresent())
                .filter(version -> mayRead(officer, version))
                .flatMap(version -> store.find(handle, version.id()).stream())
                .toList());
    }

    @Override
    public List<Lifeline> history(Officer officer, DocumentName document) {
        return jdbi.inTransaction(handle -> visible(officer, store.history(handle, document)));
    }

    @Override
    public List<Lifeline> open(Officer officer) {
        return jdbi.inTransaction(handle -> visible(officer, store.open(handle)));
    }

    @Override
    public Optional<Lifeline> find(Officer officer, long id) {
        return jdbi.inTransaction(handle -> store.find(handle, id).filter(line -> mayRead(officer, line.version())));
    }

    @Override
    public Documents inForce() {
        return jdbi.inTransaction(store::inForce);
    }

    /** The same within a transaction that reads more. */
    public Documents inForce(Handle handle) {
        return store.inForce(handle);
    }

    /** The texts of open proposals, within a transaction that reads more. */
    public List<ProfileVersion> proposed(Handle handle) {
        return store.open(handle).stream().map(Lifeline::version).toList();
    }

    private static List<Lifeline> visible(Officer officer, List<Lifeline> lines) {
        return lines.stream().filter(line -> mayRead(officer, line.version())).toList();
    }

    private static boolean mayRead(Officer officer, ProfileVersion version) {
        return officer.may(Action.READ_PROFILES, DocumentKind.servicesOf(version.yaml()));
    }
}
