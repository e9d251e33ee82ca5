package no.portvakt.profiles.load;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Guesses what somebody meant to write. */
final class Spelling {

    private Spelling() {}

    static List<String> closestFirst(String written, List<String> words) {
        var lower = written.toLowerCase(Locale.ROOT);
        return words.stream()
                .sorted(Comparator.comparingInt(word -> distance(lower, word.toLowerCase(Locale.ROOT))))
                .toList();
    }

    /** Levenshtein's. */
    private static int distance(String from, String to) {
        var previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            var current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int substitution = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
