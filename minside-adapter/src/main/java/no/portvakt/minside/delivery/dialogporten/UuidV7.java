package no.portvakt.minside.delivery.dialogporten;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * Names that are the same whenever they are made of the same things, in the form that Dialogporten demands: UUIDs of
 * version 7 (RFC 9562, section 5.7), with a time that has been and, where chance is meant to stand, a hash. What is said
 * twice has one name, and so is there once.
 */
final class UuidV7 {

    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long TWELVE_BITS = 0x0FFFL;
    private static final long SIXTY_TWO_BITS = 0x3FFF_FFFF_FFFF_FFFFL;

    private UuidV7() {}

    /** Of a time, which stands in it in milliseconds, and a name, which does not. */
    static UUID of(Instant at, String name) {
        var hash = ByteBuffer.wrap(sha256(name));
        long high = (at.toEpochMilli() << Short.SIZE) | VERSION | (hash.getLong() & TWELVE_BITS);
        long low = VARIANT | (hash.getLong() & SIXTY_TWO_BITS);
        return new UUID(high, low);
    }

    private static byte[] sha256(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
