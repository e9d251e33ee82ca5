package no.portvakt.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;

/**
 * What the citizen's browser holds: 256 random bits that mean nothing to anybody. It opens a session, so it prints
 * masked; what we keep and log is its {@link #hash()}.
 */
public final class SessionId {

    private static final int BYTES = 32;

    private final String value;

    private SessionId(String value) {
        this.value = value;
    }

    public static SessionId random(SecureRandom random) {
        var bits = new byte[BYTES];
        random.nextBytes(bits);
        return new SessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** Empty for whatever we could not have made: another length, another alphabet, or a second spelling of an id. */
    public static Optional<SessionId> parse(String received) {
        try {
            var bits = Base64.getUrlDecoder().decode(received);
            var canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
            return bits.length == BYTES && canonical.equals(received)
                    ? Optional.of(new SessionId(received))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64Url) {
            return Optional.empty();
        }
    }

    /** What the store keeps it under; the id cannot be had back from it. */
    public SessionHash hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return new SessionHash(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * Seals, for one purpose, what only this browser may open, with a key that is in no store: it is derived from what the browser holds
     * (HKDF), as {@link #hash()} is by another function, so that neither leads to the other.
     */
    public Sealer sealer(String purpose) {
        return new Sealer(List.of(new SealingKey("session", Secret.of(value))), purpose);
    }

    /** Name and value of a cookie that holds it. */
    public String cookie(String name) {
        return name + "=" + value;
    }

    /** The one way to the value, for the cookie. */
    <T> T reveal(Function<String, T> use) {
        return use.apply(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionId that && hash().equals(that.hash());
    }

    @Override
    public int hashCode() {
        return hash().hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
