package no.portvakt.minside.backlog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that was set aside.
 *
 * @param id a case's, or an event's
 * @param source of an event: with the fagsystem and the id, its name
 * @param about the fagsystem whose case it is, or that sent the event
 * @param surface which surface was not told, if one was to be
 * @param reason one of our own words; of what the archive will not take, its words stay sealed
 * @param since when it was tried last
 */
public record SetAside(
        Kind kind,
        String id,
        Optional<String> source,
        String about,
        Optional<String> surface,
        Optional<String> reason,
        Instant since) {

    /** What it was on its way to. */
    public enum Kind {
        /** A form that the archive will not take. */
        ARCHIVE,
        /** An event that could have no effect. */
        EVENT,
        /** A case that another surface will not be told of. */
        SURFACE;

        /** As it is typed: {@code archive}. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String id) {
            return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
        }
    }
}
