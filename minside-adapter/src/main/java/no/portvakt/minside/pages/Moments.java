package no.portvakt.minside.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import no.portvakt.minside.person.Language;

/** Points in time as people write them, in Norwegian time whatever the server's own clock is set to. */
final class Moments {

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private Moments() {}

    /** {@code 22. november 2026}. */
    static String day(Instant moment, Language language) {
        return day(LocalDate.ofInstant(moment, NORWAY), language);
    }

    /** {@code 22. november 2026}. */
    static String day(LocalDate date, Language language) {
        var pattern =
                switch (language) {
                    case NB, NN -> "d. MMMM yyyy";
                    case EN -> "d MMMM yyyy";
                };
        return format(date, pattern, language);
    }

    /** {@code 22. november 2026 kl. 03.15}. */
    static String dayAndTime(Instant moment, Language language) {
        var pattern =
                switch (language) {
                    case NB, NN -> "d. MMMM yyyy 'kl.'\u00a0HH.mm";
                    case EN -> "d MMMM yyyy 'at' HH:mm";
                };
        return format(moment.atZone(NORWAY), pattern, language);
    }

    private static String format(TemporalAccessor time, String pattern, Language language) {
        return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language.tag()))
                .format(time);
    }
}
