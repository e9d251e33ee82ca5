package no.portvakt.gateway.console.pages;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import no.portvakt.gateway.console.officers.Language;

/** Points in time as people write them, in Norwegian time whatever the server's own clock is set to. */
final class Moments {

    static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    private Moments() {}

    /** {@code 22. november 2026 kl. 03.15}. */
    static String of(Instant moment, Language language) {
        return printed(
                moment,
                language,
                switch (language) {
                    case NB, NN -> "d. MMMM yyyy 'kl.'\u00a0HH.mm";
                    case EN -> "d MMMM yyyy 'at' HH:mm";
                });
    }

    /** {@code 22. november 2026 kl. 03.15.07}: several requests are made in a minute. */
    static String toTheSecond(Instant moment, Language language) {
        return printed(
                moment,
                language,
                switch (language) {
                    case NB, NN -> "d. MMMM yyyy 'kl.'\u00a0HH.mm.ss";
                    case EN -> "d MMMM yyyy 'at' HH:mm:ss";
                });
    }

    private static String printed(Instant moment, Language language, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(moment.atZone(NORWAY));
    }
}
