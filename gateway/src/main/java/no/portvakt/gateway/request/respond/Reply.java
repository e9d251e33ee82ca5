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
    record Refusal(Reason reason, Optional<Needed> needed, List<String> setCookies, Optional<Retry> retry)
            implements Reply {
        public Refusal {
            setCookies = List.copyOf(setCookies);
        }

        /** One that says nothing of when to come again. */
        public Refusal(Reason reason, Optional<Needed> needed, List<String> setCookies) {
            this(reason, needed, setCookies, Optional.empty());
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

    /**
     * When to come again, and how much there is to have.
     *
     * @param policy which limit was met, in a word
     * @param quota how many requests it allows at once
     * @param window in how long they come back
     */
    record Retry(Duration after, String policy, long quota, Duration window) {}

    /** What one of our own paths said. */
    record Own(OwnReply reply) implements Reply {}

    /** A file of ours that browsers may keep. */
    record Asset(Buffer bytes, String contentType, String etag) implements Reply {}
}
