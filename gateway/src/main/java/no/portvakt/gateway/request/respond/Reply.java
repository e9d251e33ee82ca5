package no.portvakt.gateway.request.respond;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;

/** What is told to a client by the gateway itself. */
public sealed interface Reply {

    /** No, and why. */
    record Refusal(Reason reason, Optional<Needed> needed, List<String> setCookies) implements Reply {
        public Refusal {
            setCookies = List.copyOf(setCookies);
        }

        public static Refusal because(Reason reason) {
            return new Refusal(reason, Optional.empty(), List.of());
        }
    }

    /**
     * What would open it.
     *
     * @param acr empty if no value of the identity provider reaches the level
     * @param stepUp where a person can raise the level
     * @param formKept whether what the person was sending is still there after that
     */
    record Needed(
            SecurityLevel level, Optional<String> acr, Optional<Duration> maxAge, String stepUp, boolean formKept) {}

    /** What one of our own paths said. */
    record Own(OwnReply reply) implements Reply {}

    /** A file of ours that browsers may keep. */
    record Asset(Buffer bytes, String contentType, String etag) implements Reply {}
}
