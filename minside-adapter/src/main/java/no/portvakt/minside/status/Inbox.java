package no.portvakt.minside.status;

import java.time.Instant;
import java.util.Optional;
import no.portvakt.trust.secret.Sealer;
import org.jdbi.v3.core.Handle;

/** The table {@code inbox_event}: what came, and what became of it. Every method runs in the caller's transaction. */
public final class Inbox {

    private static final String SET_ASIDE = "set-aside";

    private final Sealer sealer;

    public Inbox(Sealer sealer) {
        this.sealer = sealer;
    }

    /** What makes two events the same one. */
    record Key(String fagsystem, String source, String id) {}

    /**
     * Whether this event is to be handled now: it is new, or it was set aside before. Two at once wait for each other.
     */
    boolean claim(Handle handle, Key key, String body, Instant now) {
        int inserted = handle.createUpdate("""
                        insert into inbox_event (fagsystem, source, event_id, outcome, body_sealed, received_at)
                        values (:fagsystem, :source, :id, 'set-aside', :body, :at) on conflict do nothing
                        """)
                .bind("fagsystem", key.fagsystem())
                .bind("source", key.source())
                .bind("id", key.id())
                .bind("body", sealer.seal(body))
                .bind("at", now)
                .execute();
        return inserted == 1 || wasSetAside(handle, key);
    }

    private static boolean wasSetAside(Handle handle, Key key) {
        return handle.createQuery("""
                        select outcome from inbox_event
                        where fagsystem = :fagsystem and source = :source and event_id = :id for update
                        """)
                .bind("fagsystem", key.fagsystem())
                .bind("source", key.source())
                .bind("id", key.id())
                .mapTo(String.class)
                .findOne()
                .filter(SET_ASIDE::equals)
                .isPresent();
    }

    void settle(Handle handle, Key key, EventOutcome outcome) {
        handle.createUpdate("""
                        update inbox_event set outcome = :outcome, reason = :reason
                        where fagsystem = :fagsystem and source = :source and event_id = :id
                        """)
                .bind("outcome", outcome.id())
                .bind("reason", reason(outcome))
                .bind("fagsystem", key.fagsystem())
                .bind("source", key.source())
                .bind("id", key.id())
                .execute();
    }

    private static Optional<String> reason(EventOutcome outcome) {
        return switch (outcome) {
            case EventOutcome.SetAside aside -> Optional.of(aside.reason().id());
            case EventOutcome.Recorded recorded -> Optional.empty();
            case EventOutcome.Late late -> Optional.empty();
            case EventOutcome.Duplicate duplicate -> Optional.empty();
            case EventOutcome.Refused refused -> throw new IllegalArgumentException("is not kept");
        };
    }
}
