package no.portvakt.gateway.console.life;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.console.audit.OfficerJournal;
import no.portvakt.gateway.console.life.LifeEvent.Kind;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.trust.correlation.CorrelationId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Puts the shipped documents in force in a database that has none yet. */
public final class Seeding {

    private final Jdbi jdbi;
    private final OfficerJournal journal;
    private final Clock clock;
    private final ProfileStore store = new ProfileStore();

    public Seeding(Jdbi jdbi, OfficerJournal journal, Clock clock) {
        this.jdbi = jdbi;
        this.journal = journal;
        this.clock = clock;
    }

    /** Does nothing in a database that has seen a version; of two consoles that start at once, one seeds. */
    public boolean seed(Documents shipped) {
        return jdbi.inTransaction(handle -> {
            PolicyVersions.oneAtATime(handle);
            if (!store.isEmpty(handle)) {
                return false;
            }
            var call = new OfficerCall(Activation.PROGRAM, CorrelationId.random());
            shipped.texts().forEach((name, yaml) -> seed(handle, name, yaml));
            PolicyVersions.advance(handle, PolicyVersions.Cause.SEEDED, clock.instant());
            journal.done(
                    call,
                    "profile.seeded",
                    "",
                    Map.of("documents", "" + shipped.texts().size()));
            return true;
        });
    }

    private void seed(Handle handle, DocumentName name, String yaml) {
        var version = store.add(
                handle,
                name,
                Optional.of(yaml),
                Optional.empty(),
                Activation.PROGRAM,
                "shipped with Portvakt",
                clock.instant());
        store.add(
                handle,
                version,
                new LifeEvent(
                        1,
                        Kind.ACTIVATED,
                        Activation.PROGRAM.subject(),
                        Activation.PROGRAM.name(),
                        "first start",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        clock.instant()));
    }
}
