package no.portvakt.minside.accesslog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Over the marks of a checkpoint's entries, one after the other, however many. One thread. */
final class MarksDigest {

    private final MessageDigest sha256 = sha256();
    private long entries;

    /** The next one; an entry without a mark is one too. */
    void add(String mark) {
        sha256.update((mark.length() + ":" + mark).getBytes(StandardCharsets.UTF_8));
        entries++;
    }

    long entries() {
        return entries;
    }

    /** Ends it. */
    String value() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
