package no.portvakt.gateway.request.respond;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who reads the answer.
 *
 * @param wantsPage a person at a browser, as opposed to a program
 * @param language the one of ours that the reader likes best
 */
record Audience(boolean wantsPage, Locale language) {

    private static final Locale BOKMAL = Locale.of("nb");

    /** {@code no} is what many browsers still send for bokmål. */
    private static final List<String> OURS = List.of("nb", "nn", "en", "no");

    private static final int LONGEST_HEADER = 200;

    static Audience of(HttpServerRequest raw) {
        boolean navigates = Optional.ofNullable(raw.getHeader("Sec-Fetch-Mode"))
                .map(mode -> mode.equals("navigate"))
                .orElseGet(() -> Optional.ofNullable(raw.getHeader(HttpHeaders.ACCEPT))
                        .filter(accept -> accept.contains("text/html"))
                        .isPresent());
        return new Audience(
                navigates,
                Optional.ofNullable(raw.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                        .map(Audience::preferred)
                        .orElse(BOKMAL));
    }

    private static Locale preferred(String acceptLanguage) {
        if (acceptLanguage.length() > LONGEST_HEADER) {
            return BOKMAL;
        }
        try {
            return Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), OURS))
                    .filter(tag -> !tag.equals("no"))
                    .map(Locale::of)
                    .orElse(BOKMAL);
        } catch (IllegalArgumentException notALanguage) {
            return BOKMAL;
        }
    }
}
