package no.portvakt.minside.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Notes of events that were taken in before that was noted which case each is about. Several adapters share the work.
 * Thread-safe.
 */
public final class EventCases {

    private static final Logger LOG = Logger.getLogger(EventCases.class);
    private static final int AT_ONCE = 500;
    private static final int MOST = 200;

    /** Of an event that cannot be opened: whatever it says, nobody can read it. */
    private static final UUID NOBODYS = new UUID(0, 0);

    private final Jdbi jdbi;
    private final Inbox inbox;
    private final ObjectMapper json;

    public EventCases(Jdbi jdbi, Inbox inbox, ObjectMapper json) {
        this.jdbi = jdbi;
        this.inbox = inbox;
        this.json = json;
    }

    /** Some of them; whether that was all. */
    public boolean nameAll() {
        for (int times = 0; times < MOST; times++) {
            if (jdbi.inTransaction(this::nameSome) < AT_ONCE) {
                return true;
            }
        }
        return false;
    }

    private int nameSome(Handle handle) {
        var unnamed = inbox.unnamed(handle, AT_ONCE);
        inbox.name(handle, unnamed.stream().map(this::named).toList());
        if (!unnamed.isEmpty()) {
            LOG.infof("%d events from before say now which case they are about", unnamed.size());
        }
        return unnamed.size();
    }

    private Inbox.Named named(Inbox.Replayed event) {
        return new Inbox.Named(event.key(), event.body().flatMap(this::caseOf).orElse(NOBODYS));
    }

    private Optional<UUID> caseOf(String body) {
        try {
            return StoredCases.CaseId.parse(json.readTree(body).path("subject").asText());
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }
}
