package no.portvakt.profiles.load;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The small forms of text that profiles use. */
final class Words {

    static final String HOST_LABEL = "a host label: lower-case letters, digits and hyphens";
    static final String TEMPLATE = "the id of a template";
    static final String MOMENT = "a moment with its offset, such as 2027-01-01T00:00:00+01:00";
    static final String DURATION = "a duration such as 90s, 15m, 8h or 2d";

    private static final Pattern MOMENT_FORM =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}:[0-9]{2})");

    private Words() {}

    static Optional<OffsetDateTime> moment(String written) {
        return matching(MOMENT_FORM, written).flatMap(text -> parsed(OffsetDateTime::parse, text));
    }

    static Optional<LocalDate> day(String written) {
        return parsed(LocalDate::parse, written);
    }

    private static <T> Optional<T> parsed(Function<String, T> parse, String text) {
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeParseException notInTheCalendar) {
            return Optional.empty();
        }
    }

    /** A text that the pattern matches as a whole. */
    static Optional<String> matching(Pattern pattern, String written) {
        return pattern.matcher(written).matches() ? Optional.of(written) : Optional.empty();
    }
}
