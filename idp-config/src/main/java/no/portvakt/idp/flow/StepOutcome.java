package no.portvakt.idp.flow;

import no.portvakt.profiles.level.SecurityLevel;
import org.keycloak.models.UserModel;

/** What came of one page. */
public sealed interface StepOutcome {

    /**
     * The citizen has shown it.
     *
     * @param reached the level that this page and those before it amount to
     * @param method the value for {@code amr}; blank if the page alone is no method
     */
    record Passed(UserModel citizen, SecurityLevel reached, String method) implements StepOutcome {}

    /** Wrong, and it counts towards the lock on the person that was typed. */
    record Wrong(String problem) implements StepOutcome {}

    /** Could not be used; nobody was guessing. */
    record Unusable(String problem) implements StepOutcome {}

    /** There were too many wrong answers; this one was not looked at. */
    record Locked(String problem) implements StepOutcome {}

    /** The citizen wants another page, or this one in another way; nothing was shown and nothing was wrong. */
    record Elsewhere(LoginPage page) implements StepOutcome {}
}
