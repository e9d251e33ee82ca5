package no.portvakt.minside.pull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import no.portvakt.minside.archive.ArchivedCase;

/** Whether the archive says the same of a case as before: SHA-256 over what we read of it. */
final class CaseFingerprint {

    private CaseFingerprint() {}

    static String of(ArchivedCase said) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : new String[] {said.number(), said.status()}) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
