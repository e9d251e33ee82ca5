package no.portvakt.gateway.observe;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.portvakt.trust.identity.NationalId;

/**
 * Seals the person behind each session to the console's key, once, and gives the session a random name that stands in
 * its decisions. The edge itself can open nothing of it afterwards. Used by one thread.
 */
final class PersonSeals {

    /** {@code cty} of what is sealed: nothing else is taken for a person. */
    static final String CONTENT = "portvakt-person";

    private static final int MOST = 100_000;
    private static final int NAME_BYTES = 12;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Named> bySession = new LinkedHashMap<>(1_024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Named> eldest) {
            return size() > MOST;
        }
    };

    /**
     * A session under its name.
     *
     * @param sealed present the first time only
     */
    record Sealed(String session, Optional<String> sealed) {}

    private record Named(String name, String keyId) {}

    Sealed of(String sessionKey, NationalId person, ECKey key) {
        var keyId = String.valueOf(key.getKeyID());
        var known = bySession.get(sessionKey);
        if (known != null && known.keyId().equals(keyId)) {
            return new Sealed(known.name(), Optional.empty());
        }
        var bits = new byte[NAME_BYTES];
        random.nextBytes(bits);
        var name = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        var sealed = seal(person, key);
        bySession.put(sessionKey, new Named(name, keyId));
        return new Sealed(name, Optional.of(sealed));
    }

    private static String seal(NationalId person, ECKey key) {
        try {
            var header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
                    .keyID(key.getKeyID())
                    .contentType(CONTENT)
                    .build();
            var jwe = new JWEObject(header, new Payload(person.reveal()));
            jwe.encrypt(new ECDHEncrypter(key));
            return jwe.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException("cannot seal to the console's key", broken);
        }
    }
}
