package no.portvakt.minside.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What became of one try. */
public sealed interface DeliveryOutcome {

    /** The surface has it. */
    record Delivered() implements DeliveryOutcome {}

    /**
     * It cannot reach this citizen, and need not: her fagsystem is told, and writes to her on paper.
     *
     * @param reason why
     */
    record ByOtherMeans(Reason reason) implements DeliveryOutcome {}

    /** The surface has a part of it; the rest can follow at once. */
    record Partly() implements DeliveryOutcome {}

    /**
     * Another try may get through.
     *
     * @param problem for the log; names nobody
     * @param wished how long to wait, if the surface said so
     */
    record TryLater(String problem, Optional<Duration> wished) implements DeliveryOutcome {}

    /**
     * Nobody can tell whether another try gets through. After ten that did not, it is set aside.
     *
     * @param problem for the log; names nobody
     * @param reason why it is set aside then
     */
    record Unclear(String problem, Reason reason) implements DeliveryOutcome {}

    /** No other try will, until somebody has done something about it. */
    record Refused(Reason reason) implements DeliveryOutcome {}

    /** Why a case is set aside, or told by other means. */
    enum Reason {
        /** The surface finds fault with what it is told. */
        NOT_ACCEPTED,
        /** The surface does not let us tell of this service. */
        NOT_ALLOWED,
        /** Somebody has deleted it there. */
        DELETED_THERE,
        /** She has said that she wants letters on paper. */
        RESERVED,
        /** Nobody knows a number or an address of hers that could be used. */
        NO_ADDRESS,
        /** What answers there is not what we know, again and again. */
        NOT_UNDERSTOOD,
        /** What we have stored of the case cannot be read. */
        UNREADABLE_HERE,
        /** Telling it broke on our side, again and again. */
        BROKEN_HERE;

        /** As in the database and on the wire: {@code not-accepted}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
