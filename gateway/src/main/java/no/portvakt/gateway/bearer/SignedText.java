package no.portvakt.gateway.bearer;

import java.security.Key;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import no.portvakt.gateway.oidc.CompactToken;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * A JWS in compact form, in its one spelling, before anything of it is believed. The library that verifies it forgives
 * padding and foreign letters, so whatever has a second spelling is refused before it is asked.
 */
final class SignedText {

    private static final int PARTS = 3;
    private static final int LONGEST = 16 * 1024;

    private final JsonWebSignature jws;

    private SignedText(JsonWebSignature jws) {
        this.jws = jws;
    }

    static boolean hasOneSpelling(String token) {
        if (token.length() > LONGEST) {
            return false;
        }
        var parts = token.split("\\.", -1);
        // Without claims it is a signed text all the same; that a token has some is checked where they are read.
        return parts.length == PARTS
                && CompactToken.isCanonical(parts[0])
                && (parts[1].isEmpty() || CompactToken.isCanonical(parts[1]))
                && CompactToken.isCanonical(parts[2]);
    }

    /** To be called with one spelling only; empty if the header is not a JSON object, or says a thing twice. */
    static Optional<SignedText> read(String token) {
        try {
            var jws = new JsonWebSignature();
            jws.setCompactSerialization(token);
            return Optional.of(new SignedText(jws));
        } catch (JoseException unreadable) {
            return Optional.empty();
        }
    }

    JsonWebSignature jws() {
        return jws;
    }

    /** What is inside; not to be believed before there are no faults. */
    String payload() {
        return jws.getUnverifiedPayload();
    }

    Optional<String> type() {
        return jws.getObjectHeader("typ") instanceof String type ? Optional.of(type) : Optional.empty();
    }

    /** What is wrong with header and signature. */
    Set<Fault> faults(Set<String> algorithms, Optional<KeySet> keys) {
        var faults = EnumSet.noneOf(Fault.class);
        if (jws.getObjectHeader("crit") != null) {
            faults.add(Fault.CRITICAL_HEADER);
        }
        var algorithm = jws.getObjectHeader("alg");
        if (!(algorithm instanceof String name) || !algorithms.contains(name)) {
            faults.add(Fault.WRONG_ALGORITHM);
            return faults;
        }
        if (keys.isEmpty()) {
            faults.add(Fault.KEYS_AWAY);
            return faults;
        }
        var id = jws.getObjectHeader("kid");
        if (id != null && !(id instanceof String)) {
            faults.add(Fault.UNREADABLE);
            return faults;
        }
        keys.get()
                .find(Optional.ofNullable((String) id), name)
                .ifPresentOrElse(
                        key -> {
                            if (!isSignedBy(key.getKey(), name)) {
                                faults.add(Fault.WRONG_SIGNATURE);
                            }
                        },
                        () -> faults.add(Fault.UNKNOWN_KEY));
        return faults;
    }

    private boolean isSignedBy(Key key, String algorithm) {
        try {
            jws.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, algorithm));
            jws.setKey(key);
            return jws.verifySignature();
        } catch (JoseException notAFittingKey) {
            return false;
        }
    }
}
