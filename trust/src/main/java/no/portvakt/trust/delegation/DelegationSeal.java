package no.portvakt.trust.delegation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.trust.identity.NationalId;

/**
 * Seals delegations to the key of whoever keeps access logs, as compact JWE (RFC 7516; ECDH-ES+A256KW, A256GCM), so that
 * neither the disk that they wait on nor the way that they go knows of whom they tell. It does not say who sealed it.
 * Thread-safe.
 */
public final class DelegationSeal {

    /** {@code cty} of what is sealed: nothing else is taken for a delegation. */
    private static final String CONTENT = "portvakt-delegation";

    private static final ObjectMapper JSON = new ObjectMapper();

    private DelegationSeal() {}

    private record Text(
            String id,
            long at,
            String person,
            String portal,
            String nb,
            String nn,
            String en,
            String service,
            String organisation,
            int level,
            List<Delegation.Told> told) {}

    /** Sealed to this key, EC P-256. */
    public static String seal(Delegation one, ECPublicKey recipient) {
        var text = new Text(
                one.id(),
                one.at().toEpochMilli(),
                one.person().reveal(),
                one.portal(),
                one.name().nb(),
                one.name().nn(),
                one.name().en(),
                one.service(),
                one.organisation(),
                one.level(),
                one.told().stream().sorted().toList());
        try {
            var header = new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
                    .contentType(CONTENT)
                    .build();
            var jwe = new JWEObject(header, new Payload(JSON.writeValueAsString(text)));
            jwe.encrypt(new ECDHEncrypter(recipient));
            return jwe.serialize();
        } catch (JOSEException | JsonProcessingException broken) {
            throw new IllegalStateException("a delegation cannot be sealed", broken);
        }
    }

    /** Empty for whatever was not sealed to one of these keys, or is no delegation. */
    public static Optional<Delegation> open(String sealed, List<ECPrivateKey> keys) {
        return keys.stream().flatMap(key -> open(sealed, key).stream()).findFirst();
    }

    private static Optional<Delegation> open(String sealed, ECPrivateKey key) {
        try {
            var jwe = JWEObject.parse(sealed);
            var header = jwe.getHeader();
            if (!CONTENT.equals(header.getContentType())
                    || !JWEAlgorithm.ECDH_ES_A256KW.equals(header.getAlgorithm())
                    || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())) {
                return Optional.empty();
            }
            jwe.decrypt(new ECDHDecrypter(key));
            return read(JSON.readValue(jwe.getPayload().toString(), Text.class));
        } catch (ParseException | JOSEException | JsonProcessingException notForUs) {
            return Optional.empty();
        }
    }

    private static Optional<Delegation> read(Text text) {
        Set<Delegation.Told> told = EnumSet.noneOf(Delegation.Told.class);
        told.addAll(text.told());
        return NationalId.parse(text.person())
                .map(person -> new Delegation(
                        text.id(),
                        Instant.ofEpochMilli(text.at()),
                        person,
                        text.portal(),
                        new Delegation.Name(text.nb(), text.nn(), text.en()),
                        text.service(),
                        text.organisation(),
                        text.level(),
                        told));
    }
}
