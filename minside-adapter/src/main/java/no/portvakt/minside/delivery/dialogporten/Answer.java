package no.portvakt.minside.delivery.dialogporten;

import java.util.Set;
import java.util.UUID;
import no.portvakt.minside.delivery.DeliveryOutcome;

/** What Dialogporten answers to one call. */
sealed interface Answer {

    /** It is done. */
    record Done() implements Answer {}

    /** There is one of this name already. */
    record Exists() implements Answer {}

    /** There is none of this name. */
    record Missing() implements Answer {}

    /**
     * This is how it stands.
     *
     * @param revision what a change has to name, so that it changes nothing else
     * @param activities those that are there
     */
    record Found(String revision, Set<UUID> activities) implements Answer {

        public Found {
            activities = Set.copyOf(activities);
        }
    }

    /** It came to nothing. */
    record Otherwise(DeliveryOutcome outcome) implements Answer {}
}
