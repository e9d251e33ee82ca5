package no.portvakt.minside.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import no.portvakt.minside.person.Language;

/** Points in time as people write them, in Norwegian time whatever the server's own clock is set to. */
final class Moments {

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private Moments() {}

    /** {@code 22. november 2026}. */
    static String day(Instant moment, Language language) {
        var pattern =
                switch (language) {
                    case NB, NN -> "d. MMMM yyyy";
                    case EN -> "d MMMM yyyy";
                };
        return format(moment, pattern, language);
    }

    /** {@code 22. november 2026 kl. 03.15}. */
    static String dayAndTime(Instant moment, Language language) {
        var pattern =
                switch (language) {
                    case NB, NN -> "d. MMMM yyyy 'kl.'\u00a0HH.mm";
                    case EN -> "d MMMM yyyy 'at' HH:mm";
                };
        return format(moment, pattern, language);
    }

    private static String format(Instant moment, String pattern, Language language) {
        return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(language.tag()))
                .format(moment.atZone(NORWAY));
    }
}
