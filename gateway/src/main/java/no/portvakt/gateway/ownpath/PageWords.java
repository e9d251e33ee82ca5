package no.portvakt.gateway.ownpath;

import java.util.List;
import no.portvakt.profiles.words.WrittenWords;

/** The words of some of our pages, in the languages that we write; in bokmål for every other. */
public final class PageWords {

    private static final List<String> LANGUAGES = List.of("nb", "nn", "en");

    private PageWords() {}

    /**
     * Reads a file for each language.
     *
     * @param resource their name on the class path, without {@code _nb.properties}
     * @throws IllegalStateException if one is missing, or has other words than the rest
     */
    public static WrittenWords of(String resource) {
        return WrittenWords.of(PageWords.class, resource, LANGUAGES);
    }
}
