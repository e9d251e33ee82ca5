package no.portvakt.gateway.console.pages;

import java.time.Duration;

/** Lengths of time in words: {@code 30 minutter}. */
final class Spans {

    private Spans() {}

    static String of(Duration span, Words words) {
        if (span.toSeconds() % 3600 == 0) {
            return words.of("hours", Long.toString(span.toHours()));
        }
        return span.toSeconds() % 60 == 0
                ? words.of("minutes", Long.toString(span.toMinutes()))
                : words.of("seconds", Long.toString(span.toSeconds()));
    }
}
