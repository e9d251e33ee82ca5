package no.portvakt.gateway.boot;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import no.portvakt.gateway.oidc.PemKeys;
import no.portvakt.gateway.request.enrich.SigningKey;

/** An EC P-256 key pair from the private half: a PKCS#8 file need not carry the public one. */
final class ConsoleKeyFile {

    private ConsoleKeyFile() {}

    /**
     * Both halves.
     *
     * @throws IllegalArgumentException if the file is anything else; the message does not repeat it
     */
    static ECKey read(Path pem) {
        try {
            var published = com.nimbusds.jose.jwk.JWKSet.parse(
                            SigningKey.fromPem(Files.readString(pem)).jwks())
                    .getKeys()
                    .getFirst()
                    .toECKey();
            return new ECKey.Builder(published)
                    .privateKey(PemKeys.privateKey(pem))
                    .build();
        } catch (java.text.ParseException | IllegalArgumentException notSuchAKey) {
            throw new IllegalArgumentException(pem + ": not an EC P-256 private key in PKCS#8 PEM", notSuchAKey);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + pem, unreadable);
        }
    }

    static PublicKey publicKey(Path pem) {
        try {
            return read(pem).toECPublicKey();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
