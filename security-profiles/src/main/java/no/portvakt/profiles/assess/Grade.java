package no.portvakt.profiles.assess;

import java.util.Arrays;
import java.util.Optional;

/** How grave a consequence would be, or how likely it is; ordered from least to most. */
public enum Grade {
    NONE("none"),
    SMALL("small"),
    MODERATE("moderate"),
    SERIOUS("serious"),
    VERY_SERIOUS("very-serious");

    private final String word;

    Grade(String word) {
        this.word = word;
    }

    /** How it is written in a profile. */
    public String word() {
        return word;
    }

    /** Compared exactly; empty for any other word. */
    public static Optional<Grade> of(String word) {
        return Arrays.stream(values()).filter(grade -> grade.word.equals(word)).findFirst();
    }

    /** Whether this is as grave as the other, or graver. */
    public boolean isAtLeast(Grade other) {
        return compareTo(other) >= 0;
    }
}
