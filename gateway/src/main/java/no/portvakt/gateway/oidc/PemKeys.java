package no.portvakt.gateway.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Reads what the conversation with the identity provider needs from PEM files. A message never repeats a file's text. */
public final class PemKeys {

    private PemKeys() {}

    /**
     * An EC private key.
     *
     * @throws IllegalArgumentException if the file is anything but one in PKCS#8
     */
    public static ECPrivateKey privateKey(Path file) {
        try {
            var base64 = Files.readString(file).replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "");
            var der = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
            return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(der);
        } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException notSuchAKey) {
            throw new IllegalArgumentException(file + ": not an EC private key in PKCS#8 PEM", notSuchAKey);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
