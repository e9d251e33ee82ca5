package no.portvakt.trust.signature;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** ECDSA with SHA-256 over a text, in Base64: for programs of ours that check each other's word. */
public final class PlainSignature {

    private static final String ALGORITHM = "SHA256withECDSA";

    private PlainSignature() {}

    /**
     * Signs.
     *
     * @throws IllegalArgumentException if it is not an EC key
     */
    public static String sign(String text, PrivateKey key) {
        try {
            var signer = new JcaContentSignerBuilder(ALGORITHM).build(key);
            try (OutputStream to = signer.getOutputStream()) {
                to.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getEncoder().encodeToString(signer.getSignature());
        } catch (OperatorCreationException | IOException notSuchAKey) {
            throw new IllegalArgumentException("cannot sign with this key: it has to be EC", notSuchAKey);
        }
    }

    /** False for whatever is not a signature of this text by this key; nothing that is sent makes it throw. */
    public static boolean isValid(String text, String signature, PublicKey key) {
        try {
            var algorithm = new org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder().find(ALGORITHM);
            var verifier = new JcaContentVerifierProviderBuilder().build(key).get(algorithm);
            try (OutputStream to = verifier.getOutputStream()) {
                to.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (OperatorCreationException | IOException | RuntimeException notASignature) {
            return false;
        }
    }
}
