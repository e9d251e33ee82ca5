package no.portvakt.gateway.boot;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is to be said of a configuration.
 *
 * @param key of the setting, or file and line of a profile
 * @param text what is wrong with it; never a secret
 * @param choice the unsafe choice that it is, if it is one
 */
record Finding(Weight weight, String key, String text, Optional<UnsafeChoice> choice) {

    /** What comes of it. */
    enum Weight {
        /** Nothing starts with it. */
        WRONG,
        /** Nothing starts with it, unless it is named in {@code portvakt.unsafe}. */
        UNSAFE,
        /** The gateway starts, and something will not work. */
        BROKEN,
        /** Worth knowing. */
        NOTE;

        String word() {
            return switch (this) {
                case WRONG -> "wrong";
                case UNSAFE -> "unsafe";
                case BROKEN -> "broken";
                case NOTE -> "note";
            };
        }
    }

    static Finding wrong(String key, String text) {
        return new Finding(Weight.WRONG, key, text, Optional.empty());
    }

    static Finding broken(String key, String text) {
        return new Finding(Weight.BROKEN, key, text, Optional.empty());
    }

    static Finding note(String key, String text) {
        return new Finding(Weight.NOTE, key, text, Optional.empty());
    }

    /** Safe to start with only if it is named. */
    static Finding unsafe(UnsafeChoice choice, String key, String text) {
        return new Finding(
                Weight.UNSAFE,
                key,
                text + "; if it is meant, name it: portvakt.unsafe=" + choice.word(),
                Optional.of(choice));
    }

    /** Lines of the form {@code KEY: TEXT}, each of which stops the start. */
    static List<Finding> wrong(List<String> lines) {
        return lines.stream().map(Finding::wrong).toList();
    }

    private static Finding wrong(String line) {
        int end = line.indexOf(": ");
        return end < 0 ? wrong("", line) : wrong(line.substring(0, end), line.substring(end + 2));
    }

    /** The same, now that somebody has named it. */
    Finding meant() {
        return note(key, text.substring(0, text.lastIndexOf("; if it is meant")) + " (named in portvakt.unsafe)");
    }

    boolean stopsTheStart() {
        return weight == Weight.WRONG || weight == Weight.UNSAFE;
    }

    /** On one line. */
    String describe() {
        return key.isEmpty() ? text : key + ": " + text;
    }
}
