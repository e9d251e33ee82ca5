package no.portvakt.trust.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Words, and options that each take a file. */
record Arguments(List<String> words, Map<String, Path> options) {

    /** Empty if an option is unknown, stands twice or lacks its file. */
    static Optional<Arguments> read(List<String> given, Set<String> known) {
        List<String> words = new ArrayList<>();
        Map<String, Path> options = new HashMap<>();
        for (var left = given.iterator(); left.hasNext(); ) {
            var word = left.next();
            if (!word.startsWith("--")) {
                words.add(word);
            } else if (!known.contains(word) || !left.hasNext() || options.put(word, Path.of(left.next())) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Arguments(words, options));
    }

    Optional<Path> option(String name) {
        return Optional.ofNullable(options.get(name));
    }
}
