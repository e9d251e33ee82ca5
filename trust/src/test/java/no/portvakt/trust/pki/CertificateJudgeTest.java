package no.portvakt.trust.pki;

import static no.portvakt.trust.pki.TestIssuer.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.pki.CertificateVerdict.Believed;
import no.portvakt.trust.pki.CertificateVerdict.Refused;
import no.portvakt.trust.pki.TestIssuer.Wish;
import no.portvakt.trust.secret.Secret;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class CertificateJudgeTest {

    private static final TestIssuer ISSUER = new TestIssuer("Demo authority");
    private static final X509Certificate GOOD = ISSUER.sign(new Wish("Kari"));

    private final FakeClock clock = new FakeClock(NOW);
    private final byte[] noneRevoked = ISSUER.revocations(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(1)));

    @Test
    void shouldBelieveAndNameTheHolderWhenAllHolds() {
        assertThat(judge(GOOD)).isInstanceOfSatisfying(Believed.class, believed -> {
            assertThat(believed.holder().personKey()).isEqualTo("9578-4050-100");
            assertThat(believed.holder().issuer()).isEqualTo("cn=demo authority");
            assertThat(believed.toString()).doesNotContain("9578-4050-100");
        });
    }

    @Test
    void shouldRefuseWhenItsTimeIsOverOrNotYetCome() {
        var old = ISSUER.sign(new Wish("x").between(NOW.minus(Duration.ofDays(9)), NOW.minusSeconds(1)));
        var early = ISSUER.sign(new Wish("x").between(NOW.plusSeconds(1), NOW.plus(Duration.ofDays(9))));

        assertThat(judge(old)).isEqualTo(new Refused(CertificateProblem.EXPIRED));
        assertThat(judge(early)).isEqualTo(new Refused(CertificateProblem.NOT_YET_VALID));
    }

    @Test
    void shouldRefuseWhenTheIssuerItselfHasExpired() {
        clock.advance(Duration.ofDays(11));

        assertThat(judge(GOOD)).isInstanceOf(Refused.class);
    }

    @Test
    void shouldRefuseWhenIssuedBySomebodyElseOfTheSameName() {
        var namesake = new TestIssuer("Demo authority").sign(new Wish("Kari"));
        var stranger = new TestIssuer("Another").sign(new Wish("Kari"));

        assertThat(judge(namesake)).isEqualTo(new Refused(CertificateProblem.UNKNOWN_ISSUER));
        assertThat(judge(stranger)).isEqualTo(new Refused(CertificateProblem.UNKNOWN_ISSUER));
    }

    @Test
    void shouldRefuseWhenMadeForSomethingElse() {
        var signing = ISSUER.sign(new Wish("x").usage(KeyUsage.nonRepudiation));
        var server = ISSUER.sign(new Wish("x").purpose(KeyPurposeId.id_kp_serverAuth));

        assertThat(judge(signing)).isEqualTo(new Refused(CertificateProblem.WRONG_USAGE));
        assertThat(judge(server)).isEqualTo(new Refused(CertificateProblem.WRONG_USAGE));
        assertThat(judge(ISSUER.certificate())).isInstanceOf(Refused.class);
    }

    @Test
    void shouldRefuseWhenTheKeyIsTooShort() {
        var weak = ISSUER.sign(new Wish("x").keys(TestIssuer.newKeys("RSA", "")));

        assertThat(judge(weak)).isEqualTo(new Refused(CertificateProblem.WEAK));
    }

    @Test
    void shouldRefuseWhenRevoked() {
        var list = ISSUER.revocations(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(1)), GOOD);

        assertThat(judge(GOOD, Optional.of(list))).isEqualTo(new Refused(CertificateProblem.REVOKED));
    }

    @Test
    void shouldRefuseWhenNobodyKnowsWhetherItIsRevoked() {
        var unknown = new Refused(CertificateProblem.REVOCATION_UNKNOWN);
        var stale = ISSUER.revocations(NOW.minus(Duration.ofDays(2)), NOW.minusSeconds(1));
        var early = ISSUER.revocations(NOW.plusSeconds(60), NOW.plus(Duration.ofDays(1)));
        var foreign = new TestIssuer("Demo authority").revocations(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(1)));
        var garbage = "no list".getBytes(StandardCharsets.UTF_8);

        assertThat(judge(GOOD, Optional.empty())).isEqualTo(unknown);
        assertThat(judge(GOOD, Optional.of(stale))).isEqualTo(unknown);
        assertThat(judge(GOOD, Optional.of(early))).isEqualTo(unknown);
        assertThat(judge(GOOD, Optional.of(foreign))).isEqualTo(unknown);
        assertThat(judge(GOOD, Optional.of(garbage))).isEqualTo(unknown);
    }

    @Test
    void shouldRefuseWhenItNamesNoPersonOrTwo() {
        var none = ISSUER.sign(new Wish("x").subject("CN=Kari"));
        var two = ISSUER.sign(new Wish("x").subject("CN=Kari,SERIALNUMBER=1,SERIALNUMBER=2"));

        assertThat(judge(none)).isEqualTo(new Refused(CertificateProblem.NAMES_NO_PERSON));
        assertThat(judge(two)).isEqualTo(new Refused(CertificateProblem.NAMES_NO_PERSON));
    }

    @Test
    void shouldCallGarbageUnreadable() {
        var unreadable = new Refused(CertificateProblem.UNREADABLE);
        var followed = Arrays.copyOf(encoded(GOOD), encoded(GOOD).length + 1);

        assertThat(judge(new byte[0])).isEqualTo(unreadable);
        assertThat(judge("garbage".getBytes(StandardCharsets.UTF_8))).isEqualTo(unreadable);
        assertThat(judge(followed)).isEqualTo(unreadable);
    }

    @Test
    void shouldRefuseAnotherSpellingOfTheSameCertificate() {
        var bytes = encoded(GOOD);
        var der = HexFormat.of().formatHex(bytes);
        var ber = der.replaceFirst("0101ff", "010101");

        assertThat(ber).isNotEqualTo(der);
        assertThat(judge(HexFormat.of().parseHex(ber))).isInstanceOf(Refused.class);
    }

    @Property(tries = 300)
    void shouldNeverThrowAndNeverBelieveWhenAByteIsChanged(
            @ForAll @IntRange(max = 10_000) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
        var bytes = encoded(GOOD);
        var at = place % bytes.length;
        bytes[at] = (byte) (bytes[at] ^ change);

        assertThat(judge(bytes)).isInstanceOf(Refused.class);
    }

    @Test
    void shouldGiveOnePseudonymPerPersonIssuerAndPepper() {
        var pepper = Secret.of("pepper");
        var holder = new CertificateHolder("cn=a", "1");

        assertThat(holder.pseudonym(pepper))
                .isEqualTo(new CertificateHolder("cn=a", "1").pseudonym(pepper))
                .isNotEqualTo(new CertificateHolder("cn=a", "2").pseudonym(pepper))
                .isNotEqualTo(new CertificateHolder("cn=b", "1").pseudonym(pepper))
                .isNotEqualTo(holder.pseudonym(Secret.of("other")));
    }

    private CertificateVerdict judge(X509Certificate certificate) {
        return judge(encoded(certificate));
    }

    private CertificateVerdict judge(byte[] certificate) {
        return judge(certificate, Optional.of(noneRevoked));
    }

    private CertificateVerdict judge(X509Certificate certificate, Optional<byte[]> list) {
        return judge(encoded(certificate), list);
    }

    private CertificateVerdict judge(byte[] certificate, Optional<byte[]> list) {
        return new CertificateJudge(new TrustedIssuers(List.of(ISSUER.certificate())), () -> list, clock)
                .judge(certificate);
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded().clone();
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
