package no.portvakt.minside.archive;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;

/** A date as archives write it; all of Noark's fields are text. */
final class NoarkDate {

    private static final List<DateTimeFormatter> WRITTEN = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT));

    /** Systems that do not know a date like to write the first day of the year 1. */
    private static final int FIRST_YEAR = 1900;

    private NoarkDate() {}

    /** Empty for what is no date, and for one that means that there is none. */
    static Optional<LocalDate> read(String written) {
        return WRITTEN.stream()
                .flatMap(format -> parse(written, format).stream())
                .filter(date -> date.getYear() >= FIRST_YEAR)
                .findFirst();
    }

    private static Optional<LocalDate> parse(String written, DateTimeFormatter format) {
        try {
            return Optional.of(LocalDate.parse(written, format));
        } catch (DateTimeException otherwise) {
            return Optional.empty();
        }
    }
}
