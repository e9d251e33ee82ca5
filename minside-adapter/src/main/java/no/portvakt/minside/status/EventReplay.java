package no.portvakt.minside.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/**
 * Tries events again that were set aside and that an operator wants to be tried: as if their fagsystem had sent them once
 * more. One transaction each, so one that breaks stops no other. Thread-safe.
 */
public final class EventReplay {

    private static final Logger LOG = Logger.getLogger(EventReplay.class);
    private static final int MOST = 500;

    private final Jdbi jdbi;
    private final Inbox inbox;
    private final EventIntake intake;
    private final ObjectMapper json;
    private final Clock clock;

    public EventReplay(Jdbi jdbi, Inbox inbox, EventIntake intake, ObjectMapper json, Clock clock) {
        this.jdbi = jdbi;
        this.inbox = inbox;
        this.intake = intake;
        this.json = json;
        this.clock = clock;
    }

    /** Some of them. */
    public void run() {
        for (int tried = 0; tried < MOST; tried++) {
            if (!jdbi.inTransaction(handle -> {
                var next = inbox.nextToReplay(handle, clock.instant());
                next.ifPresent(event -> {
                    inbox.replayed(handle, event.key());
                    var became = event.body()
                            .flatMap(this::read)
                            .map(body -> intake.receive(handle, event.key().fagsystem(), body)
                                    .id())
                            .orElse("unreadable");
                    LOG.infof(
                            "event %s of %s tried again: %s",
                            event.key().id(), event.key().source(), became);
                });
                return next.isPresent();
            })) {
                return;
            }
        }
    }

    private Optional<JsonNode> read(String body) {
        try {
            return Optional.of(json.readTree(body));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }
}
