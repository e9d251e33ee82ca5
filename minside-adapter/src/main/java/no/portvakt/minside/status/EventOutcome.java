package no.portvakt.minside.status;

import java.util.List;
import java.util.Locale;
import no.portvakt.minside.event.EventProblem;

/** What became of one event. */
public sealed interface EventOutcome {

    /** As on the wire: {@code set-aside}. */
    String id();

    /** The case has moved. */
    record Recorded() implements EventOutcome {
        @Override
        public String id() {
            return "recorded";
        }
    }

    /** It came before; nothing was changed. */
    record Duplicate() implements EventOutcome {
        @Override
        public String id() {
            return "duplicate";
        }
    }

    /** A later one came before it: it stands on the timeline, the status does not move back. */
    record Late() implements EventOutcome {
        @Override
        public String id() {
            return "late";
        }
    }

    /** Its case is removed from MinSide, by this event or before it: nothing of the event is kept. */
    record Removed() implements EventOutcome {
        @Override
        public String id() {
            return "removed";
        }
    }

    /**
     * Kept, with the reason why it has no effect. Sent again, it is tried again.
     *
     * @param problems all that is wrong with it, where it is the event that is wrong
     */
    record SetAside(Reason reason, List<EventProblem> problems) implements EventOutcome {

        public SetAside {
            problems = List.copyOf(problems);
        }

        SetAside(Reason reason) {
            this(reason, List.of());
        }

        @Override
        public String id() {
            return "set-aside";
        }
    }

    /** Not kept: without its required attributes it has no name to be kept by. */
    record Refused(List<EventProblem> problems) implements EventOutcome {

        public Refused {
            problems = List.copyOf(problems);
        }

        @Override
        public String id() {
            return "refused";
        }
    }

    /** Why an event can have no effect. */
    enum Reason {
        UNKNOWN_CASE,
        NOT_YOUR_CASE,
        UNKNOWN_TYPE,
        INVALID_DATA,
        BEING_FILED,
        SEQUENCE_TAKEN;

        /** As on the wire: {@code unknown-case}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
