package no.portvakt.trust.correlation;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The id of one request, made by the listener and carried in {@value #HEADER} through every hop to the fagsystem and
 * into every log line, problem document and audit record. It is random and says nothing about anyone.
 */
public record CorrelationId(String value) {

    public static final String HEADER = "X-Correlation-Id";

    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;
    private static final int DIGITS_OF_A_PERSON = 11;
    private static final long VERSION_4 = 0x0000_0000_0000_4000L;
    private static final long NOT_THE_VERSION = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;
    private static final long NOT_THE_VARIANT = 0x3FFF_FFFF_FFFF_FFFFL;

    public CorrelationId {
        if (!isAcceptable(value)) {
            throw new IllegalArgumentException("not a correlation id");
        }
    }

    /**
     * A UUID of version 4 (RFC 9562). One in a hundred and thirty ends in eleven digits in a row: those are drawn again.
     * Every request has one and nobody gets anything for knowing it, so it is not drawn from what keys are made of.
     */
    public static CorrelationId random() {
        var chance = ThreadLocalRandom.current();
        while (true) {
            var drawn = new UUID(
                            (chance.nextLong() & NOT_THE_VERSION) | VERSION_4,
                            (chance.nextLong() & NOT_THE_VARIANT) | VARIANT_2)
                    .toString();
            if (isAcceptable(drawn)) {
                return new CorrelationId(drawn);
            }
        }
    }

    /** From a peer that we trust to set it; empty for whatever could break a log line or hide a national id number. */
    public static Optional<CorrelationId> parse(String value) {
        return isAcceptable(value) ? Optional.of(new CorrelationId(value)) : Optional.empty();
    }

    /** Letters, digits and hyphens of ASCII, and nowhere as many digits in a row as a national id number has. */
    private static boolean isAcceptable(String value) {
        if (value.length() < SHORTEST || value.length() > LONGEST) {
            return false;
        }
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            boolean digit = letter >= '0' && letter <= '9';
            digits = digit ? digits + 1 : 0;
            boolean other = isLatin(letter) || letter == '-';
            if (digits == DIGITS_OF_A_PERSON || !(digit || other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLatin(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    @Override
    public String toString() {
        return value;
    }
}
