package no.portvakt.profiles.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was typed after the name of a command.
 *
 * @param words in their order
 * @param options by name, with their values; blank for one that takes none
 */
record Arguments(List<String> words, Map<String, String> options) {

    Arguments {
        words = List.copyOf(words);
        options = Map.copyOf(options);
    }

    /** Empty if an option is unknown, comes twice, or lacks its value. */
    static Optional<Arguments> parse(List<String> typed, Set<String> withValue, Set<String> flags) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        var rest = typed.iterator();
        while (rest.hasNext()) {
            var word = rest.next();
            if (!word.startsWith("--")) {
                words.add(word);
                continue;
            }
            boolean takesValue = withValue.contains(word);
            if ((!takesValue && !flags.contains(word)) || (takesValue && !rest.hasNext())) {
                return Optional.empty();
            }
            if (options.put(word, takesValue ? rest.next() : "") != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Arguments(words, options));
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
