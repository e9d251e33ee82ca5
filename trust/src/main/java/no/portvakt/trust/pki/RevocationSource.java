package no.portvakt.trust.pki;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the latest revocation list is to be had. Never waits for anybody's server: lists are fetched ahead. */
public interface RevocationSource {

    /** The list as its issuer signed it, DER or PEM; empty if there is none. */
    Optional<byte[]> latest();

    /** A file that somebody else keeps fresh. */
    static RevocationSource file(Path list) {
        return () -> {
            try {
                return Optional.of(Files.readAllBytes(list));
            } catch (IOException missing) {
                return Optional.empty();
            }
        };
    }
}
