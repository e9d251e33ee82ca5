package no.portvakt.trust.pki.path;

import java.time.Duration;

/**
 * How much work a check may be. Whoever shows certificates chooses them, and could choose many.
 *
 * @param depth the most certificates in a chain, the trusted issuer not counted
 * @param number the most certificates that may be shown at once
 * @param time the longest that a check may take
 */
public record Limits(int depth, int number, Duration time) {

    public static final Limits DEFAULT = new Limits(4, 10, Duration.ofSeconds(2));

    public Limits {
        if (depth < 1 || number < 1 || !time.isPositive()) {
            throw new IllegalArgumentException("a check of certificates needs room for one certificate and some time");
        }
    }
}
