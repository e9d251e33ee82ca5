package no.portvakt.profiles.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one load. Not thread-safe; lives for one call of the loader. */
final class ProblemLog {

    private final List<Problem> problems = new ArrayList<>();

    void add(Place place, String message) {
        add(place, message, List.of());
    }

    void add(Place place, String message, List<String> choices) {
        problems.add(new Problem(place.file(), place.line(), place.key(), message, choices));
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    int size() {
        return problems.size();
    }

    List<Problem> sorted() {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::file)
                        .thenComparingInt(Problem::line)
                        .thenComparing(Problem::key))
                .toList();
    }

    /** A key in a file, and the line that it starts on. */
    record Place(String file, int line, String key) {}
}
