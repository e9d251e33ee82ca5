package no.portvakt.trust.pki.validation;

import static no.portvakt.testsupport.pki.TestCa.NOW;
import static no.portvakt.testsupport.pki.TestCa.der;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import no.portvakt.testsupport.pki.TestCa;
import no.portvakt.testsupport.pki.Wish;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.pki.CertificateVerdict;
import no.portvakt.trust.pki.CertificateVerdict.Accepted;
import no.portvakt.trust.pki.CertificateVerdict.Refused;
import no.portvakt.trust.pki.Purpose;
import no.portvakt.trust.pki.path.Limits;
import no.portvakt.trust.pki.path.PolicyInput;
import no.portvakt.trust.pki.revocation.RevocationCheck;
import no.portvakt.trust.pki.revocation.RevocationData;
import no.portvakt.trust.pki.trustlist.PolicyArc;
import no.portvakt.trust.pki.trustlist.RevocationServers;
import no.portvakt.trust.pki.trustlist.TrustList;
import no.portvakt.trust.pki.trustlist.TrustedIssuer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

class CertificateValidatorTest {

    private static final String QUALIFIED = "2.16.578.1.26.1.3.1";
    private static final String COMPLIANCE = "0.4.0.1862.1.1";

    private static final TestCa ROOT = TestCa.root("Demo root");
    private static final TestCa ISSUER = ROOT.authority(Wish.authority("Demo issuer"));
    private static final X509Certificate GOOD = ISSUER.issue(Wish.person("Kari"));

    private final FakeClock clock = new FakeClock(NOW);
    private final RevocationData lists = RevocationData.ofLists(List.of(ROOT.freshList(), ISSUER.freshList()));

    @Test
    void shouldAcceptWhenAllHoldsAndShowThePathToTheIssuer() {
        assertThat(judge(GOOD)).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.certificate()).isEqualTo(GOOD);
            assertThat(accepted.path()).containsExactly(GOOD, ISSUER.certificate());
            assertThat(accepted.toString()).doesNotContain("Kari");
        });
    }

    @Test
    void shouldFollowTheChainThatWasShownUpToARootThatWeName() {
        var trust = TrustList.ofCertificates(List.of(ROOT.certificate()));

        assertThat(judge(trust, GOOD, ISSUER.certificate())).isInstanceOf(Accepted.class);
        assertThat(problem(judge(trust, GOOD))).isEqualTo("unknown-issuer");
    }

    @Test
    void shouldRefuseWhenItsTimeIsOverOrNotYetCome() {
        var old = ISSUER.issue(Wish.person("x").between(NOW.minus(Duration.ofDays(9)), NOW.minusSeconds(1)));
        var early = ISSUER.issue(Wish.person("x").between(NOW.plusSeconds(1), NOW.plus(Duration.ofDays(9))));

        assertThat(problem(judge(old))).isEqualTo("expired");
        assertThat(problem(judge(early))).isEqualTo("not-yet-valid");
    }

    @Test
    void shouldRefuseWhenTheIssuerIsNotTrustedNow() {
        var expired = ROOT.authority(Wish.authority("Old").between(NOW.minus(Duration.ofDays(9)), NOW.minusSeconds(1)));
        var person = expired.issue(Wish.person("Kari"));

        assertThat(problem(judge(trusting(TrustedIssuer.of(expired.certificate())), person)))
                .isEqualTo("issuer-not-now");
        assertThat(problem(judge(trusting(trustedBetween(NOW.plusSeconds(1), NOW.plusSeconds(9))), GOOD)))
                .isEqualTo("issuer-not-now");
        assertThat(problem(judge(trusting(trustedBetween(NOW.minusSeconds(9), NOW.minusSeconds(1))), GOOD)))
                .isEqualTo("issuer-not-now");
        assertThat(judge(trusting(trustedBetween(NOW, NOW)), GOOD)).isInstanceOf(Accepted.class);
    }

    @Test
    void shouldRefuseWhenIssuedBySomebodyElseOfTheSameName() {
        var namesake = TestCa.root("Demo issuer");
        var person = namesake.issue(Wish.person("Kari"));

        assertThat(problem(judge(person))).isEqualTo("unknown-issuer");
        assertThat(problem(judge(issuer(), person, namesake.certificate()))).isEqualTo("unknown-issuer");
    }

    @Test
    void shouldRefuseWhenMadeForSomethingElse() {
        var signing = ISSUER.issue(Wish.person("x").usage(KeyUsage.nonRepudiation));
        var server = ISSUER.issue(Wish.person("x").purpose(KeyPurposeId.id_kp_serverAuth));
        var authority = ISSUER.issue(Wish.authority("Sub"));

        assertThat(problem(judge(signing))).isEqualTo("wrong-usage");
        assertThat(problem(judge(server))).isEqualTo("wrong-usage");
        assertThat(problem(judge(authority))).isEqualTo("wrong-usage");
        assertThat(judge(signing, Purpose.SIGNING)).isInstanceOf(Accepted.class);
        assertThat(problem(judge(GOOD, Purpose.SIGNING))).isEqualTo("wrong-usage");
        assertThat(judge(authority, Purpose.CHAIN)).isInstanceOf(Accepted.class);
    }

    @Test
    void shouldAcceptForLogInWhenNoExtendedUsageIsWrittenOut() {
        var plain = ISSUER.issue(Wish.person("x").without(Extension.extendedKeyUsage));

        assertThat(judge(plain)).isInstanceOf(Accepted.class);
    }

    @Test
    void shouldRefuseWhatNoLongerProtectsAnyone() {
        var shortKey = ISSUER.issue(Wish.person("x").keys(TestCa.rsaKeys(512)));
        var oldDigest = ISSUER.issue(Wish.person("x").signedWith("SHA1withECDSA"));

        assertThat(problem(judge(shortKey))).isEqualTo("weak");
        assertThat(problem(judge(oldDigest))).isEqualTo("weak");
    }

    @Test
    void shouldAcceptPoliciesByArcAndRefuseThoseForTests() {
        var arc = new TrustedIssuer(
                ISSUER.certificate(),
                Optional.empty(),
                Optional.empty(),
                List.of(new PolicyArc(QUALIFIED)),
                Set.of(COMPLIANCE),
                RevocationServers.NONE);
        var trust = new TrustList(List.of(arc), List.of(new PolicyArc("2.16.578.1.29.913")), Map.of());

        assertThat(judge(trust, person(QUALIFIED))).isInstanceOf(Accepted.class);
        assertThat(judge(trust, person(QUALIFIED + ".7"))).isInstanceOf(Accepted.class);
        assertThat(problem(judge(trust, person(QUALIFIED + "7")))).isEqualTo("wrong-policy");
        assertThat(problem(judge(trust, person("2.5.29.32.0")))).isEqualTo("wrong-policy");
        assertThat(problem(judge(trust, person(QUALIFIED, "2.16.578.1.29.913.1"))))
                .isEqualTo("test-certificate");
        assertThat(problem(judge(trust, ISSUER.issue(Wish.person("x").policies(QUALIFIED)))))
                .isEqualTo("not-qualified");
        assertThat(problem(judge(trust, GOOD))).isEqualTo("wrong-policy");
    }

    @Test
    void shouldRefuseWhatRfc5280Refuses() {
        var constrained = ROOT.authority(Wish.authority("Only Norway")
                .with(
                        Extension.nameConstraints,
                        true,
                        new NameConstraints(
                                new GeneralSubtree[] {new GeneralSubtree(new GeneralName(new X500Name("C=NO")))},
                                new GeneralSubtree[0])));
        var pathLength0 =
                ROOT.authority(Wish.authority("Short").with(Extension.basicConstraints, true, new BasicConstraints(0)));
        var below = pathLength0.authority(Wish.authority("Below"));
        var trust = TrustList.ofCertificates(List.of(ROOT.certificate()));

        assertThat(problem(judge(trust, constrained.issue(Wish.person("Kari")), constrained.certificate())))
                .isEqualTo("path-refused");
        assertThat(problem(
                        judge(trust, below.issue(Wish.person("Kari")), below.certificate(), pathLength0.certificate())))
                .isEqualTo("path-refused");
        assertThat(problem(judge(
                        TrustList.ofCertificates(List.of(pathLength0.certificate())),
                        below.issue(Wish.person("Kari")),
                        below.certificate())))
                .isEqualTo("path-refused");
        assertThat(problem(judge(
                        TrustList.ofCertificates(List.of(constrained.certificate())),
                        constrained.issue(Wish.person("Kari")))))
                .isEqualTo("path-refused");
    }

    @Test
    void shouldRefuseWhenRevokedOrWhenNobodyKnows() {
        var unknown = RevocationData.ofLists(List.of());
        var hour = Duration.ofHours(1);
        var stale = RevocationData.ofLists(List.of(ISSUER.list(NOW.minus(hour), NOW.minusSeconds(1))));
        var early = RevocationData.ofLists(List.of(ISSUER.list(NOW.plusSeconds(1), NOW.plus(hour))));
        var foreign = RevocationData.ofLists(List.of(TestCa.root("Demo issuer").freshList()));
        var revoked = RevocationData.ofLists(List.of(ISSUER.freshList(GOOD)));

        assertThat(problem(judge(unknown))).isEqualTo("revocation-unknown");
        assertThat(problem(judge(stale))).isEqualTo("revocation-unknown");
        assertThat(problem(judge(early))).isEqualTo("revocation-unknown");
        assertThat(problem(judge(foreign))).isEqualTo("revocation-unknown");
        assertThat(problem(judge(revoked))).isEqualTo("revoked");
    }

    @Test
    void shouldRefuseWhenAnAuthorityOfTheChainIsRevoked() {
        var trust = TrustList.ofCertificates(List.of(ROOT.certificate()));
        var data = RevocationData.ofLists(List.of(ROOT.freshList(ISSUER.certificate()), ISSUER.freshList()));

        assertThat(problem(validator(trust, data)
                        .validate(der(GOOD), List.of(der(ISSUER.certificate())), Purpose.LOGIN, 4)))
                .isEqualTo("revoked");
    }

    @Test
    void shouldRefuseFortyIntermediatesLoopsAndChainsTooLong() {
        var forty = IntStream.range(0, 40).mapToObj(i -> ISSUER.certificate()).toArray(X509Certificate[]::new);
        var a = TestCa.root("A");
        var b = a.authority(Wish.authority("B"));
        var loop = b.issue(Wish.authority("A").keys(a.pair()));
        var deep = Stream.iterate(ROOT, above -> above.authority(Wish.authority("Deep")))
                .limit(7)
                .toList();
        var shown = deep.stream().skip(1).map(TestCa::certificate).toArray(X509Certificate[]::new);
        var trust = TrustList.ofCertificates(List.of(ROOT.certificate()));

        assertThat(problem(judge(issuer(), GOOD, forty))).isEqualTo("too-many");
        assertThat(problem(judge(issuer(), b.issue(Wish.person("x")), b.certificate(), a.certificate(), loop)))
                .isEqualTo("unknown-issuer");
        assertThat(problem(judge(trust, deep.getLast().issue(Wish.person("x")), shown)))
                .isEqualTo("too-many");
    }

    @Test
    void shouldRefuseWhatIsNotOneCertificateInDer() {
        var followed = Arrays.copyOf(der(GOOD), der(GOOD).length + 1);
        var hex = HexFormat.of().formatHex(der(GOOD));
        var ber = HexFormat.of().parseHex(hex.replaceFirst("0101ff", "010101"));
        var indefinite = new byte[der(GOOD).length + 2];
        System.arraycopy(der(GOOD), 0, indefinite, 0, der(GOOD).length);
        indefinite[1] = (byte) 0x80;

        assertThat(Stream.of(
                                new byte[0],
                                "garbage".getBytes(StandardCharsets.UTF_8),
                                new byte[1 << 20],
                                followed,
                                ber,
                                indefinite)
                        .map(bytes -> validator(issuer(), lists).validate(bytes, List.of(), Purpose.LOGIN, 4))
                        .map(CertificateValidatorTest::problem))
                .containsOnly("unreadable");
        assertThat(problem(
                        validator(issuer(), lists).validate(der(GOOD), List.of(new byte[] {0x30}), Purpose.LOGIN, 4)))
                .isEqualTo("unreadable");
    }

    @Property(tries = 300)
    void shouldNeverThrowAndNeverAcceptWhenAByteIsChanged(
            @ForAll @IntRange(max = 10_000) int place, @ForAll @IntRange(min = 1, max = 255) int change) {
        var bytes = der(GOOD);
        var at = place % bytes.length;
        bytes[at] = (byte) (bytes[at] ^ change);

        assertThat(validator(issuer(), lists).validate(bytes, List.of(), Purpose.LOGIN, 4))
                .isInstanceOf(Refused.class);
    }

    private static X509Certificate person(String... policies) {
        return ISSUER.issue(Wish.person("Kari").policies(policies).statements(COMPLIANCE));
    }

    private static TrustList issuer() {
        return TrustList.ofCertificates(List.of(ISSUER.certificate()));
    }

    private static TrustList trusting(TrustedIssuer issuer) {
        return new TrustList(List.of(issuer), List.of(), Map.of());
    }

    private static TrustedIssuer trustedBetween(Instant from, Instant until) {
        return new TrustedIssuer(
                ISSUER.certificate(),
                Optional.of(from),
                Optional.of(until),
                List.of(),
                Set.of(),
                RevocationServers.NONE);
    }

    private CertificateVerdict judge(X509Certificate certificate) {
        return judge(issuer(), certificate);
    }

    private CertificateVerdict judge(X509Certificate certificate, Purpose purpose) {
        return validator(issuer(), lists).validate(der(certificate), List.of(), purpose, 4);
    }

    private CertificateVerdict judge(RevocationData data) {
        return validator(issuer(), data).validate(der(GOOD), List.of(), Purpose.LOGIN, 4);
    }

    private CertificateVerdict judge(TrustList trust, X509Certificate certificate, X509Certificate... shown) {
        var others = Arrays.stream(shown).map(TestCa::der).toList();
        return validator(trust, lists).validate(der(certificate), others, Purpose.LOGIN, 4);
    }

    private CertificateValidator validator(TrustList trust, RevocationData data) {
        return new CertificateValidator(
                () -> trust, RevocationCheck.by(() -> data), Limits.DEFAULT, PolicyInput.ANY, clock);
    }

    private static String problem(CertificateVerdict verdict) {
        return verdict instanceof Refused refused ? refused.problem().code() : verdict.toString();
    }
}
