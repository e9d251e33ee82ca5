package no.portvakt.gateway.ownpath;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a browser asks for of the languages that we write; bokmål when it asks for none of them. */
public final class BrowserLanguage {

    private static final List<String> TAGS = List.of("nb", "no", "nn", "en");
    private static final String ORDINARY = "nb";

    private BrowserLanguage() {}

    /** {@code nb}, {@code nn} or {@code en}. */
    public static String of(OwnRequest request) {
        try {
            var wanted = Locale.LanguageRange.parse(
                    String.join(",", request.headers().getOrDefault("accept-language", List.of(ORDINARY))));
            return Optional.ofNullable(Locale.lookupTag(wanted, TAGS))
                    .filter(tag -> !tag.equals("no"))
                    .orElse(ORDINARY);
        } catch (IllegalArgumentException malformed) {
            return ORDINARY;
        }
    }
}
