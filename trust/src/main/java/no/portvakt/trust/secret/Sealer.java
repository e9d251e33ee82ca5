package no.portvakt.trust.secret;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/**
 * Seals text at rest as a compact JWE (RFC 7516, {@code dir} with A256GCM) under a named purpose, so that what was
 * sealed for one column opens nowhere else. Rotation: the first key seals, every key opens.
 *
 * <p>Thread-safe. Failure: {@link #open} gives empty for whatever was not sealed by one of these keys for this purpose.
 */
public final class Sealer {

    private final List<Lock> locks;
    private final String purpose;

    /** A key, derived once: that takes as long as sealing something short. Both directions are thread-safe. */
    private record Lock(String id, DirectEncrypter closing, DirectDecrypter opening) {

        static Lock of(SealingKey key) {
            try {
                return new Lock(key.id(), new DirectEncrypter(key.bytes()), new DirectDecrypter(key.bytes()));
            } catch (JOSEException broken) {
                throw new IllegalStateException("cannot seal with this key", broken);
            }
        }

        @Override
        public String toString() {
            return "Lock[" + id + "]";
        }
    }

    /**
     * Seals for one purpose.
     *
     * @param keys newest first, at least one
     * @param purpose what is sealed, for instance {@code person.pid}; part of the authenticated header
     */
    public Sealer(List<SealingKey> keys, String purpose) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no key to seal '" + purpose + "' with");
        }
        this.locks = keys.stream().map(Lock::of).toList();
        this.purpose = purpose;
    }

    public String seal(String clear) {
        var lock = locks.getFirst();
        var header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(lock.id())
                .contentType(purpose)
                .build();
        var sealed = new JWEObject(header, new Payload(clear.getBytes(StandardCharsets.UTF_8)));
        try {
            sealed.encrypt(lock.closing());
        } catch (JOSEException broken) {
            throw new IllegalStateException("cannot seal '" + purpose + "'", broken);
        }
        return sealed.serialize();
    }

    public Optional<String> open(String sealed) {
        try {
            var parsed = JWEObject.parse(sealed);
            var header = parsed.getHeader();
            if (!JWEAlgorithm.DIR.equals(header.getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                    || !purpose.equals(header.getContentType())) {
                return Optional.empty();
            }
            for (var lock : locks) {
                if (lock.id().equals(header.getKeyID())) {
                    parsed.decrypt(lock.opening());
                    return Optional.of(new String(parsed.getPayload().toBytes(), StandardCharsets.UTF_8));
                }
            }
            return Optional.empty();
        } catch (ParseException | JOSEException notOurs) {
            return Optional.empty();
        }
    }
}
