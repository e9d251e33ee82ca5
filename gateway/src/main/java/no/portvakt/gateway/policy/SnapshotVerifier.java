package no.portvakt.gateway.policy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells the console's snapshots from anything else. What a snapshot may be signed with is said here and never read from
 * it: one algorithm, one type, and the keys that somebody put on this machine. Several keys are for the days of a
 * change of keys. Thread-safe.
 */
public final class SnapshotVerifier {

    /** {@code typ}: a token of another kind, signed with the same key, is not a snapshot. */
    public static final JOSEObjectType TYPE = new JOSEObjectType("portvakt-snapshot+jws");

    public static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

    private final Map<String, ECKey> pinned;

    /**
     * Believes these keys alone.
     *
     * @param keys public keys on P-256; their {@code kid} is their thumbprint (RFC 7638)
     */
    public SnapshotVerifier(List<ECKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key to tell a snapshot by");
        }
        this.pinned = keys.stream()
                .map(ECKey::toPublicJWK)
                .collect(Collectors.toUnmodifiableMap(SnapshotVerifier::thumbprintOf, Function.identity()));
    }

    /** Never throws for anything that came from outside. */
    public Verdict verify(SignedSnapshot signed) {
        if (signed.compact().length() > SignedSnapshot.LARGEST) {
            return new Verdict.NotGenuine("larger than any snapshot");
        }
        try {
            var jws = JWSObject.parse(signed.compact());
            var header = jws.getHeader();
            if (!ALGORITHM.equals(header.getAlgorithm())) {
                return new Verdict.NotGenuine("signed with another algorithm than " + ALGORITHM);
            }
            if (!TYPE.equals(header.getType())) {
                return new Verdict.NotGenuine("not of the type " + TYPE);
            }
            var key = header.getKeyID() == null ? null : pinned.get(header.getKeyID());
            if (key == null) {
                return new Verdict.NotGenuine("signed with a key that is not pinned here");
            }
            return jws.verify(new ECDSAVerifier(key))
                    ? read(jws.getPayload().toString())
                    : new Verdict.NotGenuine("the signature does not fit");
        } catch (ParseException | JOSEException | IllegalArgumentException notSuch) {
            return new Verdict.NotGenuine("not a compact JWS");
        }
    }

    private static Verdict read(String payload) {
        try {
            return new Verdict.Genuine(SnapshotJson.read(payload));
        } catch (SnapshotJson.Unreadable unreadable) {
            return new Verdict.NotGenuine(
                    "signed, but not a snapshot that this version knows: " + unreadable.getMessage());
        }
    }

    private static String thumbprintOf(ECKey key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException everyJdkHasSha256) {
            throw new IllegalStateException(everyJdkHasSha256);
        }
    }

    /** What it is. */
    public sealed interface Verdict {

        /** The console's word. */
        record Genuine(Snapshot snapshot) implements Verdict {}

        /**
         * Not to be used for anything.
         *
         * @param why quotes nothing of it
         */
        record NotGenuine(String why) implements Verdict {}
    }
}
