package no.portvakt.gateway.policy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The public keys that snapshots are told by. In one process the console gives its own; an edge has them as files. */
public record ConsoleKeys(List<ECKey> keys) {

    public ConsoleKeys {
        keys = keys.stream().map(ECKey::toPublicJWK).toList();
    }

    /**
     * Reads public keys, or certificates, on P-256.
     *
     * @throws IllegalArgumentException if a file is anything else
     */
    public static ConsoleKeys fromFiles(List<Path> pem) {
        return new ConsoleKeys(pem.stream().map(ConsoleKeys::read).toList());
    }

    private static ECKey read(Path file) {
        try {
            return JWK.parseFromPEMEncodedObjects(Files.readString(file)).toECKey();
        } catch (JOSEException | ClassCastException notSuch) {
            throw new IllegalArgumentException(file + ": not an EC public key in PEM", notSuch);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
