package no.portvakt.trust.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.Test;

class DelegationSealTest {

    private static final String PERSON = "20815412096";

    private static final Delegation ONE = new Delegation(
            "abc",
            Instant.parse("2026-11-23T10:00:00Z"),
            NationalId.parse(PERSON).orElseThrow(),
            "e247",
            new Delegation.Name("Skjemaportalen", "Skjemaportalen", "The form portal"),
            "byggesak",
            "Testkommunen",
            3,
            Set.of(Delegation.Told.NATIONAL_ID, Delegation.Told.METHOD));

    private static ECKey key() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).generate();
    }

    private static List<ECPrivateKey> privately(ECKey... keys) throws JOSEException {
        return List.of(keys[0].toECPrivateKey(), keys[keys.length - 1].toECPrivateKey());
    }

    @Test
    void shouldOpenWithTheKeyThatItWasSealedTo() throws Exception {
        var key = key();
        var sealed = DelegationSeal.seal(ONE, key.toECPublicKey());

        assertThat(DelegationSeal.open(sealed, privately(key))).contains(ONE);
        assertThat(DelegationSeal.open(sealed, privately(key(), key)))
                .as("while the keys change")
                .contains(ONE);
        assertThat(DelegationSeal.open(sealed, privately(key()))).isEmpty();
    }

    @Test
    void shouldShowNothingOfHerToWhoHasNotTheKey() throws Exception {
        var sealed = DelegationSeal.seal(ONE, key().toECPublicKey());

        for (var part : sealed.split("\\.", -1)) {
            assertThat(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.ISO_8859_1))
                    .doesNotContain(PERSON)
                    .doesNotContain("e247");
        }
        assertThat(ONE.toString()).doesNotContain(PERSON);
    }

    /** Another part of the system may seal to the same key. */
    @Test
    void shouldTakeNothingThatWasSealedAsSomethingElse() throws Exception {
        var key = key();
        var other = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
                        .contentType("portvakt-person")
                        .build(),
                new Payload("{\"id\":\"a\",\"person\":\"" + PERSON + "\",\"level\":3,\"told\":[]}"));
        other.encrypt(new ECDHEncrypter(key.toECPublicKey()));

        assertThat(DelegationSeal.open(other.serialize(), privately(key))).isEmpty();
    }

    @Test
    void shouldTakeNothingElseForADelegation() throws Exception {
        var key = key();
        var sealed = DelegationSeal.seal(ONE, key.toECPublicKey());

        assertThat(DelegationSeal.open("", privately(key))).isEmpty();
        assertThat(DelegationSeal.open("a.b.c.d.e", privately(key))).isEmpty();
        assertThat(DelegationSeal.open(sealed.substring(0, sealed.length() - 2) + "AA", privately(key)))
                .isEmpty();
    }
}
