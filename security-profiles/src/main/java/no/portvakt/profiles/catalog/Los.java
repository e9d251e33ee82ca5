package no.portvakt.profiles.catalog;

import java.util.List;

/**
 * Where a service stands in LOS, the national taxonomy of public services.
 *
 * @param theme the id of the theme
 * @param words the ids of the words, never empty
 */
public record Los(String theme, List<String> words) {

    public Los {
        words = List.copyOf(words);
    }
}
