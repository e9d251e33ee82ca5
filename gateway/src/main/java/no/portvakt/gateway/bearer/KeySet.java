package no.portvakt.gateway.bearer;

import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctetSequenceJsonWebKey;
import org.jose4j.lang.JoseException;

/** The public keys of one issuer. What is in its set for another use, or is no public key, is not in here. */
public final class KeySet {

    private final List<JsonWebKey> keys;

    private KeySet(List<JsonWebKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads a JWKS (RFC 7517). A key of a kind that is not known is left out.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static KeySet parse(String jwks) {
        try {
            return of(new JsonWebKeySet(jwks)
                    .getJsonWebKeys().stream()
                            .filter(key -> !key.getKeyType().equals(OctetSequenceJsonWebKey.KEY_TYPE))
                            .toList());
        } catch (JoseException notASet) {
            throw new IllegalArgumentException("not a set of keys", notASet);
        }
    }

    static KeySet of(List<JsonWebKey> keys) {
        return new KeySet(keys.stream().filter(KeySet::isForSignatures).toList());
    }

    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /**
     * The one key that a token means; empty if there is none or if it could be more than one.
     *
     * @param id the token's {@code kid}, if it has one
     */
    Optional<JsonWebKey> find(Optional<String> id, String algorithm) {
        var fitting = keys.stream()
                .filter(key -> key.getKeyType().equals(typeFor(algorithm)))
                .filter(key -> key.getAlgorithm() == null || isFor(algorithm, key.getAlgorithm()))
                .filter(key -> id.isEmpty() || id.get().equals(key.getKeyId()))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /** Which ECDSA it is, the curve alone decides; some write the curve's number into the key's word for it. */
    private static boolean isFor(String algorithm, String said) {
        return said.equals(algorithm) || (algorithm.startsWith("ES") && said.startsWith("ES"));
    }

    private static boolean isForSignatures(JsonWebKey key) {
        return (key.getUse() == null || key.getUse().equals("sig"))
                && (key.getKeyOps() == null || key.getKeyOps().contains("verify"));
    }

    private static String typeFor(String algorithm) {
        return switch (algorithm.substring(0, 2)) {
            case "RS", "PS" -> "RSA";
            case "ES" -> "EC";
            case "Ed" -> "OKP";
            default -> OctetSequenceJsonWebKey.KEY_TYPE;
        };
    }
}
