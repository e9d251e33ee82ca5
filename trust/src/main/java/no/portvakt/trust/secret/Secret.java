package no.portvakt.trust.secret;

import com.google.errorprone.annotations.Immutable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Function;

/**
 * A value that opens something: a password, a key, a pepper. Prints as {@code ***}, compares in constant time and has
 * no hash code, so that it cannot end up as a key in a map that somebody prints.
 */
@Immutable
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Takes a value that somebody configured.
     *
     * @throws IllegalArgumentException if {@code value} is blank: an empty secret is a configuration mistake, never a
     *     choice
     */
    public static Secret of(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        return new Secret(value);
    }

    /** The one way to read it; the name is meant to stand out in a review. */
    public <T> T reveal(Function<String, T> use) {
        return use.apply(value);
    }

    public byte[] revealBytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(revealBytes(), that.revealBytes());
    }

    /** The same for every secret, so that it tells nothing. */
    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return "***";
    }
}
