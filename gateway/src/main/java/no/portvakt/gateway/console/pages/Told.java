package no.portvakt.gateway.console.pages;

import java.util.Optional;
import no.portvakt.gateway.console.life.JointOutcome;
import no.portvakt.gateway.console.life.LifeOutcome;
import no.portvakt.gateway.console.life.Stage;

/** The outcome of an action, as a key of our words: it travels in the address of the page that is shown next. */
final class Told {

    private Told() {}

    static String keyOf(LifeOutcome outcome) {
        return switch (outcome) {
            case LifeOutcome.Done done when done.line().stage() == Stage.ACTIVE -> "active";
            case LifeOutcome.Done done when done.line().stage() == Stage.PROPOSED -> "waits";
            case LifeOutcome.Done done -> "done";
            case LifeOutcome.SimulationFirst first -> "simulation-first";
            case LifeOutcome.Unsound unsound -> "unsound";
            case LifeOutcome.Refused refused ->
                switch (refused.why()) {
                    case ROLE -> "role";
                    case SAME_PERSON -> "same-person";
                    case READ_ONLY -> "read-only";
                };
            case LifeOutcome.Overtaken overtaken -> "overtaken";
            case LifeOutcome.OutOfDate outOfDate -> "out-of-date";
            case LifeOutcome.Invalid invalid -> "invalid-" + invalid.field();
            case LifeOutcome.Unknown unknown -> "unknown";
        };
    }

    /** Where the proposals are shown with what came of approving several of them. */
    static String addressOf(JointOutcome outcome) {
        return switch (outcome) {
            case JointOutcome.Done done -> "/proposals?told=all-approved";
            case JointOutcome.NotDone notDone ->
                "/proposals?told=" + keyOf(notDone.why()) + "&about=" + notDone.version();
            case JointOutcome.NotTogether notTogether -> "/proposals?told=not-together";
            case JointOutcome.Invalid invalid -> "/proposals?told=invalid-" + invalid.field();
        };
    }

    /** The words for a key; empty words for one that is not ours. */
    static Optional<String> words(String key, Words words) {
        if (key.startsWith("invalid-")) {
            return Optional.of(words.of("told.invalid", key.substring("invalid-".length())));
        }
        return Optional.ofNullable(words.all().get("told." + key));
    }
}
