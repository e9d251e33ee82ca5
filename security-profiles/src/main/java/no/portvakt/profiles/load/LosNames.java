package no.portvakt.profiles.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.Texts;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The names of those LOS themes and words that the catalogue uses, for showing them. A profile may use any other id of
 * LOS: it is then shown by its id.
 */
public final class LosNames {

    private static final String SHIPPED = "/los/los.yaml";

    private final Map<String, Texts> themes;
    private final Map<String, Texts> words;
    private final Map<String, Set<String>> themesOfWords;

    private LosNames(Map<?, ?> los) {
        this.themes = names(los.get("themes"));
        this.words = names(los.get("words"));
        this.themesOfWords = new LinkedHashMap<>();
        group(los.get("words"))
                .forEach((id, word) ->
                        themesOfWords.put(text(id), texts(group(word).get("themes"))));
    }

    /**
     * Those that are shipped with Portvakt.
     *
     * @throws IllegalStateException if the file is not as it should be
     */
    public static LosNames shipped() {
        try (InputStream stream = LosNames.class.getResourceAsStream(SHIPPED)) {
            if (stream == null) {
                throw new IllegalStateException(SHIPPED + " is not on the class path");
            }
            var file = new Load(LoadSettings.builder().build()).loadFromInputStream(stream);
            return new LosNames(group(group(file).get("los")));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + SHIPPED, broken);
        }
    }

    public Optional<Texts> theme(String id) {
        return Optional.ofNullable(themes.get(id));
    }

    public Optional<Texts> word(String id) {
        return Optional.ofNullable(words.get(id));
    }

    /** Whether LOS has the word under the theme. */
    public boolean isUnder(String word, String theme) {
        return themesOfWords.getOrDefault(word, Set.of()).contains(theme);
    }

    /** Every theme that has a name here. */
    public Set<String> themes() {
        return Set.copyOf(themes.keySet());
    }

    /** Every word that has a name here. */
    public Set<String> words() {
        return Set.copyOf(words.keySet());
    }

    private static Map<String, Texts> names(@Nullable Object named) {
        Map<String, Texts> names = new LinkedHashMap<>();
        group(named).forEach((id, value) -> {
            var name = group(value);
            names.put(text(id), new Texts(text(name.get("nb")), text(name.get("nn")), text(name.get("en"))));
        });
        return names;
    }

    private static Map<?, ?> group(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalStateException(SHIPPED + " has no group of keys where one should be");
    }

    private static Set<String> texts(@Nullable Object value) {
        Set<String> texts = new HashSet<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> texts.add(text(item)));
        }
        return texts;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalStateException(SHIPPED + " has no text where one should be");
    }
}
