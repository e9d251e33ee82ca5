package no.portvakt.minside.delivery.dialogporten;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.person.Text;

/**
 * A dialog as the service owner API takes it. Prints without what it says.
 *
 * @param id the same for every try
 * @param party whose it is; only as it is made
 * @param status one of {@code Awaiting, InProgress, RequiresAttention, Completed, NotApplicable}
 * @param extendedStatus the citizen's status, as our own API names it
 * @param dueAt until when she has to do something
 * @param activities what is not there yet
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Dialog(
        Optional<UUID> id,
        Optional<String> idempotentKey,
        Optional<String> serviceResource,
        Optional<String> party,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt,
        String externalReference,
        String status,
        Optional<String> extendedStatus,
        Optional<Instant> dueAt,
        Content content,
        List<Action> guiActions,
        List<Activity> activities) {

    private static final int LONGEST = 255;

    Dialog {
        guiActions = List.copyOf(guiActions);
        activities = List.copyOf(activities);
    }

    @Override
    public String toString() {
        return "Dialog[externalReference=" + externalReference + "]";
    }

    /** With these steps and no others. */
    Dialog with(List<Activity> steps) {
        return new Dialog(
                id,
                idempotentKey,
                serviceResource,
                party,
                createdAt,
                updatedAt,
                externalReference,
                status,
                extendedStatus,
                dueAt,
                content,
                guiActions,
                steps);
    }

    /** As it is changed: what can only be said when it is made is left out. */
    Dialog changed(List<Activity> added) {
        return new Dialog(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                externalReference,
                status,
                extendedStatus,
                dueAt,
                content,
                guiActions,
                added);
    }

    /** What it says in words. */
    record Content(Value title, Value nonSensitiveTitle, Value summary, Value nonSensitiveSummary) {}

    /** Words, in our three languages. */
    record Value(List<Localized> value, String mediaType) {

        static Value of(Text text) {
            return new Value(localized(text), "text/plain");
        }
    }

    /** Words in one of them. */
    record Localized(String languageCode, String value) {}

    /** The way to the case itself. */
    record Action(String action, URI url, List<Localized> title, String priority, String httpMethod) {}

    /** A step of the case. */
    record Activity(
            UUID id,
            Instant createdAt,
            String type,
            URI extendedType,
            List<Localized> description,
            Actor performedBy) {}

    /** Who did it; always the municipality, never a caseworker by name. */
    record Actor(String actorType) {}

    static List<Localized> localized(Text text) {
        return List.of(
                new Localized("nb", shortened(text.nb())),
                new Localized("nn", shortened(text.nn())),
                new Localized("en", shortened(text.en())));
    }

    /** What is longer is refused there, and with it the whole dialog. */
    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "…";
    }
}
