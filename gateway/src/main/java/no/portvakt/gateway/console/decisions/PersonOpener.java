package no.portvakt.gateway.console.decisions;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.util.Optional;
import no.portvakt.trust.identity.NationalId;

/** Opens what edges sealed to the console's key: the one place where decisions and a person meet, and only in memory. */
public final class PersonOpener {

    private static final String CONTENT = "portvakt-person";

    private final ECKey key;

    /**
     * Opens with this key.
     *
     * @param key private, on P-256
     */
    public PersonOpener(ECKey key) {
        if (!key.isPrivate()) {
            throw new IllegalArgumentException("the public half opens nothing");
        }
        this.key = key;
    }

    /** What edges seal to; goes out with the snapshot. */
    public ECKey publicKey() {
        return key.toPublicJWK();
    }

    /** Empty for whatever was not sealed to this key as a person. */
    Optional<NationalId> open(String sealed) {
        try {
            var jwe = JWEObject.parse(sealed);
            var header = jwe.getHeader();
            if (!JWEAlgorithm.ECDH_ES_A256KW.equals(header.getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
                    || !CONTENT.equals(header.getContentType())) {
                return Optional.empty();
            }
            jwe.decrypt(new ECDHDecrypter(key));
            return NationalId.parse(jwe.getPayload().toString());
        } catch (ParseException | JOSEException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
