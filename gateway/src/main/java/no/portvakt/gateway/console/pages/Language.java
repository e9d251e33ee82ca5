package no.portvakt.gateway.console.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import no.portvakt.profiles.catalog.Texts;

/** The languages of the console. */
enum Language {
    NB("Bokmål"),
    NN("Nynorsk"),
    EN("English");

    private static final List<String> TAGS = List.of("nb", "no", "nn", "en");

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A language is named in itself: whoever looks for it can read that much. */
    String ownName() {
        return ownName;
    }

    Locale locale() {
        return Locale.of(tag());
    }

    String of(Texts texts) {
        return texts.in(locale());
    }

    static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** What the browser asks for; bokmål when it asks for nothing that we have. */
    static Language wantedBy(String acceptLanguage) {
        try {
            return Optional.ofNullable(Locale.lookupTag(LanguageRange.parse(acceptLanguage), TAGS))
                    .flatMap(Language::ofTag)
                    .orElse(NB);
        } catch (IllegalArgumentException malformed) {
            return NB;
        }
    }
}
