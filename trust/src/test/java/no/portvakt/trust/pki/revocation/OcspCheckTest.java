package no.portvakt.trust.pki.revocation;

import static no.portvakt.testsupport.pki.TestCa.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import no.portvakt.trust.pki.path.Chain;
import no.portvakt.trust.pki.revocation.RevocationStatus.Good;
import no.portvakt.trust.pki.revocation.RevocationStatus.Revoked;
import no.portvakt.trust.pki.revocation.RevocationStatus.Unknown;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

class OcspCheckTest {

    private static final ASN1ObjectIdentifier UNHEARD_OF = new ASN1ObjectIdentifier("2.16.578.1.999.77");
    private static final TestCa ISSUER = TestCa.root("Demo issuer");
    private static final X509Certificate KARI = ISSUER.issue(Wish.person("Kari"));
    private static final X509Certificate OLA = ISSUER.issue(Wish.person("Ola"));
    private static final TestCa RESPONDER = ISSUER.authority(Wish.person("Responder")
            .purpose(KeyPurposeId.id_kp_OCSPSigning)
            .with(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE));

    @Test
    void shouldTakeTheAnswerOfTheIssuerAndOfWhomItDelegatedTo() {
        assertThat(status(answer())).isInstanceOf(Good.class);
        assertThat(status(answer().revoked())).isInstanceOf(Revoked.class);
        assertThat(status(answer().signedBy(RESPONDER.certificate(), RESPONDER.key())))
                .isInstanceOf(Good.class);
        assertThat(status(OcspAnswer.by(ISSUER, OLA, KARI))).isInstanceOf(Good.class);
    }

    @Test
    void shouldNotKnowWhenTheResponderDoesNot() {
        assertThat(status(answer().unknown())).isInstanceOf(Unknown.class);
        assertThat(status(OcspAnswer.by(ISSUER, OLA))).isInstanceOf(Unknown.class);
        assertThat(status(OcspAnswer.by(TestCa.root("Demo issuer"), KARI))).isInstanceOf(Unknown.class);
    }

    @Test
    void shouldNotBelieveAnAnswerThatSpeaksOfTheCertificateTwice() {
        assertThat(status(OcspAnswer.by(ISSUER, KARI, KARI))).isInstanceOf(Unknown.class);
    }

    @Test
    void shouldNotBelieveAnybodyWhoMayNotAnswer() {
        var namesake = TestCa.root("Demo issuer");
        var person = ISSUER.authority(unchecked(Wish.person("Nosy")));
        var elsewhere = TestCa.root("Elsewhere").authority(unchecked(responder()));
        var old = ISSUER.authority(unchecked(responder()).between(NOW.minus(Duration.ofDays(9)), NOW.minusSeconds(1)));
        var mayBeRevoked = ISSUER.authority(responder());

        assertThat(status(answer().signedBy(ISSUER.certificate(), namesake.key())))
                .isInstanceOf(Unknown.class);
        for (var nobody : List.of(namesake, person, elsewhere, old, mayBeRevoked)) {
            assertThat(status(answer().signedBy(nobody.certificate(), nobody.key())))
                    .isInstanceOf(Unknown.class);
        }
    }

    @Test
    void shouldAskTheListsOfAResponderThatMayBeRevoked() {
        var responder = ISSUER.authority(responder());
        var answer = answer().signedBy(responder.certificate(), responder.key()).encoded();

        var good = new RevocationData(List.of(ISSUER.freshList()), List.of(), Answers.of(List.of(answer)));
        var revoked = new RevocationData(
                List.of(ISSUER.freshList(responder.certificate())), List.of(), Answers.of(List.of(answer)));

        assertThat(new OcspCheck(KARI.getSerialNumber(), ISSUER.certificate(), good, NOW, Duration.ZERO)
                        .statusIn(answer, Optional.empty()))
                .containsInstanceOf(Good.class);
        assertThat(new OcspCheck(KARI.getSerialNumber(), ISSUER.certificate(), revoked, NOW, Duration.ZERO)
                        .statusIn(answer, Optional.empty()))
                .containsInstanceOf(Unknown.class);
    }

    @Test
    void shouldBelieveOnlyAnswersOfNow() {
        var hour = Duration.ofHours(1);

        assertThat(status(answer().between(NOW.minus(hour), NOW))).isInstanceOf(Good.class);
        assertThat(status(answer().between(NOW.minus(hour), NOW.minusSeconds(1))))
                .isInstanceOf(Unknown.class);
        assertThat(status(answer().between(NOW.plusSeconds(90), NOW.plus(hour))))
                .isInstanceOf(Unknown.class);
        assertThat(status(answer().between(NOW, NOW.minusSeconds(1)))).isInstanceOf(Unknown.class);
        assertThat(status(answer().produced(NOW.plusSeconds(90)))).isInstanceOf(Unknown.class);
        assertThat(status(answer().produced(NOW.plusSeconds(30)))).isInstanceOf(Good.class);
        assertThat(status(answer().withoutEnd())).isInstanceOf(Unknown.class);
    }

    @Test
    void shouldCountWithinTheGraceAndNotAMomentLonger() {
        var late = answer().between(NOW.minus(Duration.ofHours(3)), NOW.minus(Duration.ofHours(2)));
        late.produced(NOW.minus(Duration.ofHours(3)));

        assertThat(status(late, Duration.ofHours(2))).isInstanceOf(Good.class);
        assertThat(status(late, Duration.ofHours(2).minusSeconds(1))).isInstanceOf(Unknown.class);
    }

    @Test
    void shouldRefuseCriticalExtensionsThatNobodyKnowsAndWeakSignatures() {
        assertThat(status(answer().with(UNHEARD_OF, true))).isInstanceOf(Unknown.class);
        assertThat(status(answer().with(UNHEARD_OF, false))).isInstanceOf(Good.class);
        assertThat(status(answer().signedWith("SHA1withECDSA"))).isInstanceOf(Unknown.class);
    }

    @Test
    void shouldWantTheNonceBackThatItSent() {
        var sent = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
        var other = "fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

        assertThat(check(Duration.ZERO).statusIn(answer().nonce(sent).encoded(), Optional.of(sent)))
                .containsInstanceOf(Good.class);
        assertThat(check(Duration.ZERO).statusIn(answer().nonce(other).encoded(), Optional.of(sent)))
                .containsInstanceOf(Unknown.class);
        assertThat(check(Duration.ZERO).statusIn(answer().encoded(), Optional.of(sent)))
                .containsInstanceOf(Unknown.class);
    }

    @Test
    void shouldLetOneThatSaysRevokedOutweighAllOthers() {
        var good = answer().encoded();
        var revoked = answer().revoked().encoded();
        var clean = ISSUER.freshList();
        var listed = ISSUER.freshList(KARI);

        assertThat(known(List.of(clean), revoked, good)).isInstanceOf(Revoked.class);
        assertThat(known(List.of(listed), good)).isInstanceOf(Revoked.class);
        assertThat(known(List.of(clean), good)).isInstanceOf(Good.class);
        assertThat(known(List.of(), good)).isInstanceOf(Good.class);
        assertThat(known(List.of(clean))).isInstanceOf(Good.class);
        assertThat(known(List.of())).isInstanceOf(Unknown.class);
    }

    @Property(tries = 200)
    void shouldNeverThrowAndNeverTurnRevokedIntoGoodWhenAByteIsChanged(
            @ForAll @IntRange(max = 10_000) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
        var bytes = answer().revoked().encoded();
        var at = place % bytes.length;
        bytes[at] = (byte) (bytes[at] ^ change);

        assertThat(check(Duration.ZERO).statusIn(bytes, Optional.empty()).filter(Good.class::isInstance))
                .isEmpty();
    }

    private static RevocationStatus known(List<X509CRL> lists, byte[]... answers) {
        return RevocationCheck.by(() -> new RevocationData(lists, List.of(), Answers.of(List.of(answers))))
                .statusOf(new Chain.Complete(List.of(KARI), ISSUER.certificate()), NOW, Duration.ZERO);
    }

    private static Wish responder() {
        return Wish.person("Responder of a test").purpose(KeyPurposeId.id_kp_OCSPSigning);
    }

    /** Its issuer promises not to revoke it. */
    private static Wish unchecked(Wish wish) {
        return wish.with(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
    }

    private static OcspAnswer answer() {
        return OcspAnswer.by(ISSUER, KARI);
    }

    private static RevocationStatus status(OcspAnswer answer) {
        return status(answer, Duration.ZERO);
    }

    private static RevocationStatus status(OcspAnswer answer, Duration grace) {
        return check(grace).statusIn(answer.encoded(), Optional.empty()).orElseGet(() -> new Unknown("not spoken of"));
    }

    private static OcspCheck check(Duration grace) {
        return new OcspCheck(KARI.getSerialNumber(), ISSUER.certificate(), RevocationData.NONE, NOW, grace);
    }
}
