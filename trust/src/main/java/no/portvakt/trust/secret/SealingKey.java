package no.portvakt.trust.secret;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * A named 256-bit key, derived from a configured secret of any length by HKDF-SHA256 (RFC 5869).
 *
 * @param id stands in clear beside what it sealed, so that keys can be rotated
 */
public record SealingKey(String id, Secret material) {

    private static final int BYTES = 32;

    byte[] bytes() {
        var hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(
                material.revealBytes(), null, ("portvakt seal " + id).getBytes(StandardCharsets.UTF_8)));
        var key = new byte[BYTES];
        hkdf.generateBytes(key, 0, BYTES);
        return key;
    }
}
