package no.portvakt.gateway.login;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnRequest;

/** The languages that we write. */
public enum Language {
    NB,
    NN,
    EN;

    private static final List<String> TAGS = List.of("nb", "no", "nn", "en");

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.of(tag());
    }

    /** Exactly; empty for every language that we do not write. */
    static Optional<Language> of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** What the browser asks for; bokmål when it asks for nothing that we have. */
    static Language of(OwnRequest request) {
        try {
            var wanted = Locale.LanguageRange.parse(
                    String.join(",", request.headers().getOrDefault("accept-language", List.of("nb"))));
            var best = Optional.ofNullable(Locale.lookupTag(wanted, TAGS));
            return best.flatMap(Language::of).orElse(NB);
        } catch (IllegalArgumentException malformed) {
            return NB;
        }
    }
}
