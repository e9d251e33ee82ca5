package no.portvakt.minside.boot;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.util.KeyUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECPublicKey;
import java.util.Map;

/** Reads the public keys of registered peers. One that cannot be read stops the start, and is named. */
final class PeerKeys {

    private PeerKeys() {}

    static Map<String, ECPublicKey> read(String kind, Map<String, AdapterConfiguration.Peer> peers) {
        return peers.entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey,
                        peer -> read(
                                "minside." + kind + ".\"" + peer.getKey() + "\".public-key",
                                peer.getValue().publicKey())));
    }

    private static ECPublicKey read(String key, Path file) {
        try {
            if (KeyUtils.decodePublicKey(Files.readString(file), SignatureAlgorithm.ES256) instanceof ECPublicKey ec) {
                return ec;
            }
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException(key + ": cannot read an EC public key (PEM) from " + file, unreadable);
        }
        throw new IllegalStateException(key + ": not an EC public key: " + file);
    }
}
