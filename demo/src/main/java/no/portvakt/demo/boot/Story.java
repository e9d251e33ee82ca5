package no.portvakt.demo.boot;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code --once} can play. */
enum Story {
    /** One citizen's way through everything. */
    JOURNEY(12),
    /** A case from the form to the decision, with its cost beside paper's. */
    SKJENKEBEVILLING(8);

    private final int steps;

    Story(int steps) {
        this.steps = steps;
    }

    int steps() {
        return steps;
    }

    /** As on the command line. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Story> of(String id) {
        return Arrays.stream(values())
                .filter(process -> process.id().equals(id))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Story::id).collect(Collectors.joining(", "));
    }
}
