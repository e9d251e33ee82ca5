package no.portvakt.gateway.console.officers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import no.portvakt.profiles.catalog.Texts;

/** The languages of the console. */
public enum Language {
    NB("Bokmål"),
    NN("Nynorsk"),
    EN("English");

    /** In an address: read this page in another language, and all pages from now on. */
    public static final String PARAMETER = "sprak";

    /** Remembers what was chosen. */
    public static final String COOKIE = "sprak";

    private static final List<String> TAGS = List.of("nb", "no", "nn", "en");

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A language is named in itself: whoever looks for it can read that much. */
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return Locale.of(tag());
    }

    public String of(Texts texts) {
        return texts.in(locale());
    }

    public static Optional<Language> ofTag(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** What the browser asks for; bokmål when it asks for nothing that we have. */
    public static Language wantedBy(String acceptLanguage) {
        try {
            return Optional.ofNullable(Locale.lookupTag(LanguageRange.parse(acceptLanguage), TAGS))
                    .flatMap(Language::ofTag)
                    .orElse(NB);
        } catch (IllegalArgumentException malformed) {
            return NB;
        }
    }
}
