package no.portvakt.idp.flow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.models.UserModel;

/** What came of one page. */
public sealed interface StepOutcome {

    /**
     * The citizen has shown it.
     *
     * @param reached the level that this page and those before it amount to
     * @param methods the values for {@code amr}; none if the page alone is no method
     * @param provedAt when she proved it, if that was not now and here
     */
    record Passed(UserModel citizen, SecurityLevel reached, List<String> methods, Optional<Instant> provedAt)
            implements StepOutcome {

        public Passed {
            methods = List.copyOf(methods);
        }

        /** Here and now; a blank method is none. */
        public Passed(UserModel citizen, SecurityLevel reached, String method) {
            this(citizen, reached, method.isBlank() ? List.of() : List.of(method), Optional.empty());
        }
    }

    /** Wrong, and it counts towards the lock on the person that was typed. */
    record Wrong(String problem) implements StepOutcome {}

    /** Could not be used; nobody was guessing. */
    record Unusable(String problem) implements StepOutcome {}

    /** There were too many wrong answers; this one was not looked at. */
    record Locked(String problem) implements StepOutcome {}

    /** The citizen wants another page, or this one in another way; nothing was shown and nothing was wrong. */
    record Elsewhere(LoginPage page) implements StepOutcome {}

    /** There is nothing more to do on this page, which showed nothing: the log-in goes on. */
    record Finished() implements StepOutcome {}
}
