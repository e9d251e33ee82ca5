package no.portvakt.trust.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import no.portvakt.trust.signature.SignatureVerdict.Invalid;
import no.portvakt.trust.signature.SignatureVerdict.Valid;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformationStore;
import org.junit.jupiter.api.Test;

class DetachedSignatureTest {

    private static final Signatory KARI = Signatory.named("Kari");
    private static final Signatory OLA = Signatory.named("Ola");
    private static final byte[] FILE = "level: 2\n".getBytes(UTF_8);

    @Test
    void shouldBeValidWhenATrustedPersonSignedThisFile() {
        assertThat(verify(FILE, KARI.sign(FILE))).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.signer()).isEqualTo(KARI.certificate());
            assertThat(valid.signedAt())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        });
    }

    @Test
    void shouldBeInvalidWhenTheFileIsAnother() {
        assertThat(verify("level: 1\n".getBytes(UTF_8), KARI.sign(FILE))).isInstanceOf(Invalid.class);
    }

    @Test
    void shouldBeInvalidWhenNobodyTrustsTheSigner() {
        assertThat(verify(FILE, OLA.sign(FILE))).isInstanceOf(Invalid.class);
    }

    @Test
    void shouldBeInvalidWhenSomebodyTakesTheNameOfATrustedPerson() {
        assertThat(verify(FILE, Signatory.named("Kari").sign(FILE))).isInstanceOf(Invalid.class);
    }

    @Test
    void shouldBeInvalidWhenTheCertificateHasExpired() {
        var expired = Signatory.named("Kari", Instant.now().minus(Duration.ofDays(1)));

        assertThat(DetachedSignature.verify(FILE, expired.sign(FILE), List.of(expired.certificate()), Instant.now()))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void shouldBeInvalidWhenNobodySignedAtAll() throws CMSException, IOException {
        var nobody = new CMSSignedDataGenerator()
                .generate(new CMSProcessableByteArray(FILE), false)
                .getEncoded();

        assertThat(verify(FILE, nobody)).isEqualTo(new Invalid("has 0 signers, and not one"));
    }

    @Test
    void shouldBeInvalidWhenASecondSignerIsThere() throws CMSException, IOException {
        var kari = new CMSSignedData(KARI.sign(FILE));
        var ola = new CMSSignedData(OLA.sign(FILE));
        var both = new SignerInformationStore(List.of(
                kari.getSignerInfos().iterator().next(),
                ola.getSignerInfos().iterator().next()));

        assertThat(verify(FILE, CMSSignedData.replaceSigners(kari, both).getEncoded()))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void shouldBeInvalidAndNotThrowWhenASignatureIsMutilated() {
        var good = KARI.sign(FILE);
        var chance = new Random(11);

        IntStream.range(0, 2_000).forEach(i -> {
            var bad = good.clone();
            bad[chance.nextInt(bad.length)] ^= (byte) (1 << chance.nextInt(8));
            verify(FILE, bad);
            verify(FILE, java.util.Arrays.copyOf(good, chance.nextInt(good.length)));
        });

        assertThat(verify(FILE, new byte[0])).isInstanceOf(Invalid.class);
        assertThat(verify(FILE, "-----BEGIN PKCS7-----".getBytes(UTF_8))).isInstanceOf(Invalid.class);
    }

    private static SignatureVerdict verify(byte[] content, byte[] signature) {
        return DetachedSignature.verify(content, signature, List.of(KARI.certificate()), Instant.now());
    }
}
