package no.portvakt.trust.pki.revocation;

import static no.portvakt.testsupport.pki.TestCa.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import no.portvakt.trust.pki.revocation.RevocationStatus.Good;
import no.portvakt.trust.pki.revocation.RevocationStatus.Revoked;
import no.portvakt.trust.pki.revocation.RevocationStatus.Unknown;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class CrlCheckTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final TestCa ISSUER = TestCa.root("Demo issuer");
    private static final X509Certificate KARI = ISSUER.issue(Wish.person("Kari"));

    /** A delta counts where something points to it; one that nothing points to can refuse, and never clear. */
    @Test
    void shouldReadADeltaOnTopOfTheListThatItIsFor() {
        var base = list().number(7);
        var delta = list().number(8).delta(7).revoked(KARI, CRLReason.keyCompromise);
        var held = list().number(7).revoked(KARI, CRLReason.certificateHold);
        var released = list().number(8).delta(7).revoked(KARI, CRLReason.removeFromCRL);

        assertThat(status(base)).isInstanceOf(Good.class);
        assertThat(status(base, delta)).isInstanceOf(Revoked.class);
        assertThat(status(held)).isInstanceOf(Revoked.class);
        assertThat(status(held, released)).isInstanceOf(Revoked.class);
        assertThat(status(list().number(8).delta(7))).isInstanceOf(Unknown.class);
    }

    @Test
    void shouldNotTakeAListThatIsNotAboutPersons() {
        var authorities = list().with(Extension.issuingDistributionPoint, true, scope(false, true, false));
        var persons = list().with(Extension.issuingDistributionPoint, true, scope(true, false, false));

        assertThat(status(authorities)).isInstanceOf(Unknown.class);
        assertThat(status(persons)).isInstanceOf(Good.class);
    }

    @Test
    void shouldNotLetSomebodyElsesIndirectListClearACertificate() {
        var stranger = TestCa.root("Stranger");
        var indirect = new CrlWish(stranger).with(Extension.issuingDistributionPoint, true, scope(false, false, true));

        assertThat(status(indirect)).isInstanceOf(Unknown.class);
    }

    @Test
    void shouldNotTakeAListWithACriticalExtensionThatNobodyKnowsNorAWeakOneNorOneWithoutEnd() {
        var strange = list().with(new ASN1ObjectIdentifier("2.16.578.1.999.78"), true, DERNull.INSTANCE);

        assertThat(status(strange)).isInstanceOf(Unknown.class);
        assertThat(status(list().signedWith("SHA1withECDSA"))).isInstanceOf(Unknown.class);
        assertThat(status(list().withoutEnd())).isInstanceOf(Unknown.class);
    }

    @Test
    void shouldRefuseWhatIsListedForALaterMomentToo() {
        assertThat(status(list().revoked(KARI, CRLReason.superseded, NOW.plus(HOUR))))
                .isInstanceOf(Revoked.class);
    }

    @Test
    void shouldNotClearWithinTheGraceWhatTheOldListCannotKnow() {
        var old = list().between(NOW.minus(HOUR.multipliedBy(3)), NOW.minus(HOUR));
        var younger = ISSUER.issue(Wish.person("Ola").between(NOW.minusSeconds(60), NOW.plus(HOUR)));
        var lists = List.of(old.signed());

        assertThat(ask(KARI, lists, HOUR)).isInstanceOf(Good.class);
        assertThat(ask(KARI, lists, HOUR.minusSeconds(1))).isInstanceOf(Unknown.class);
        assertThat(ask(younger, lists, HOUR)).isInstanceOf(Unknown.class);
        assertThat(ask(KARI, List.of(old.revoked(KARI, CRLReason.keyCompromise).signed()), HOUR))
                .isInstanceOf(Revoked.class);
    }

    @Test
    void shouldNotTakeTheListOfAnAuthorityThatMayNotSignLists() {
        var mute = TestCa.root("Root").authority(Wish.authority("Mute").usage(KeyUsage.keyCertSign));
        var person = mute.issue(Wish.person("Kari"));

        assertThat(CrlCheck.statusOf(
                        List.of(person),
                        mute.certificate(),
                        RevocationData.ofLists(List.of(new CrlWish(mute).signed())),
                        NOW,
                        Duration.ZERO))
                .isInstanceOf(Unknown.class);
    }

    private static IssuingDistributionPoint scope(boolean persons, boolean authorities, boolean indirect) {
        return new IssuingDistributionPoint(null, persons, authorities, null, indirect, false);
    }

    private static CrlWish list() {
        return new CrlWish(ISSUER);
    }

    private static RevocationStatus status(CrlWish... lists) {
        return ask(KARI, List.of(lists).stream().map(CrlWish::signed).toList(), Duration.ZERO);
    }

    private static RevocationStatus ask(X509Certificate certificate, List<X509CRL> lists, Duration grace) {
        return CrlCheck.statusOf(List.of(certificate), ISSUER.certificate(), RevocationData.ofLists(lists), NOW, grace);
    }

    static CRLNumber number(int value) {
        return new CRLNumber(BigInteger.valueOf(value));
    }
}
