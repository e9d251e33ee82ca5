package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.portvakt.demo.identity.Browser.Arrival;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a citizen meets who shows a card, a good one or a bad one. */
class CertificateLoginIT {

    private static final String HIGH = "idporten-loa-high";

    private final RunningKeycloak keycloak = RunningKeycloak.get();
    private final GatewayClient gateway = new GatewayClient(keycloak);
    private final Browser browser = keycloak.browser();

    static Stream<Arguments> bad() {
        var day = Duration.ofDays(1);
        return Stream.of(
                Arguments.of(CardWish.good().between(day.negated(), Duration.ofMinutes(-1)), "er utløpt"),
                Arguments.of(CardWish.good().between(Duration.ofHours(1), day), "er ikke gyldig ennå"),
                Arguments.of(CardWish.good().usage(KeyUsage.nonRepudiation), "ikke laget for innlogging"),
                Arguments.of(CardWish.good().purpose(KeyPurposeId.id_kp_serverAuth), "ikke laget for innlogging"),
                Arguments.of(CardWish.good().policy("2.16.578.1.999.2"), "Denne typen sertifikat godtas ikke"),
                Arguments.of(CardWish.good().policy("2.16.578.1.999.913.1"), "er et testsertifikat"),
                Arguments.of(CardWish.good().signedWith("SHA1withECDSA"), "for svak nøkkel"),
                Arguments.of(CardWish.good().rsa(512), "for svak nøkkel"),
                Arguments.of(CardWish.good().subject("CN=KOMMUNEN,SERIALNUMBER=991825827"), "navngir ikke en person"),
                Arguments.of(CardWish.good(), "ikke registrert på noen innbygger"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("bad")
    void shouldSayOnThePageWhatIsWrongWithTheCard(CardWish wish, String words) {
        var refused = show(wish.issuedBy(keycloak.persons()));

        assertThat(refused.redirect()).isEmpty();
        assertThat(refused.page()).contains(words).contains("id=\"portvakt-pki\"");
    }

    @Test
    void shouldNotBelieveAnAuthorityOfTheSameNameNorFortyOfThem() {
        var theirs = keycloak.persons().certificate();
        var namesake = TestAuthority.named(theirs.getSubjectX500Principal());
        var card = CardWish.good().issuedBy(namesake);

        assertThat(show(card).page()).contains("noen vi ikke stoler på");
        assertThat(show(card, Collections.nCopies(40, namesake.certificate())).page())
                .contains("Sertifikatkjeden er ikke gyldig");
    }

    @Test
    void shouldCallAnotherSpellingUnreadable() {
        var der = der(CardWish.good().issuedBy(keycloak.persons()));
        var ber = HexFormat.of().parseHex(HexFormat.of().formatHex(der).replaceFirst("0101ff", "010101"));
        var page = browser.open(gateway.push(HIGH).address());

        for (var bytes : List.of(ber, Arrays.copyOf(der, der.length / 2), new byte[] {1, 2, 3})) {
            var refused = browser.choose(page, bytes, List.of());
            assertThat(refused.page()).contains("kan ikke leses");
            page = refused;
        }
    }

    @Test
    void shouldAskTheIssuerOnceWhoseCardItIsAndKnowHerNextCardToo() throws Exception {
        var kari = Person.enrolled(keycloak);
        var personKey = "9578-4050-" + UUID.randomUUID();
        keycloak.issuer().register(personKey, kari.number());

        var first = login(CardWish.of(personKey).issuedBy(keycloak.persons()));
        var renewed = login(CardWish.of("UN:NO-" + personKey).issuedBy(keycloak.persons()));

        assertThat(first).isEqualTo(kari.number().reveal());
        assertThat(renewed).isEqualTo(kari.number().reveal());
        assertThat(keycloak.issuer().timesAskedFor(personKey)).isOne();
    }

    @Test
    void shouldLetNobodyInWhenTheIssuerDoesNotSayWhoItIs() {
        var away = "9578-4050-" + UUID.randomUUID();
        var stranger = "9578-4050-" + UUID.randomUUID();
        keycloak.issuer().breakDownFor(away);
        keycloak.issuer().register(stranger, Person.unknown());

        assertThat(show(CardWish.of(away).issuedBy(keycloak.persons())).page()).contains("Utstederen svarer ikke nå");
        assertThat(show(CardWish.of(stranger).issuedBy(keycloak.persons())).page())
                .contains("ikke registrert på noen innbygger");
    }

    @Test
    void shouldAuditWhyACardWasRefusedAndWhoseWasTakenWithoutANumber() throws Exception {
        var kari = Person.enrolled(keycloak);
        var personKey = "9578-4050-" + UUID.randomUUID();
        keycloak.issuer().register(personKey, kari.number());
        int before = keycloak.audited().length();

        show(CardWish.of(personKey).signedWith("SHA1withECDSA").issuedBy(keycloak.persons()));
        login(CardWish.of(personKey).issuedBy(keycloak.persons()));

        var audited = keycloak.audited().substring(before);
        assertThat(audited.lines().filter(line -> line.contains("portvaktPkiWeak")))
                .singleElement()
                .asString()
                .contains("login.refused");
        assertThat(audited).contains("login.completed");
        assertThat(audited).doesNotContain(kari.number().reveal(), personKey);
    }

    @Test
    void shouldTrustAnIssuerAsLongAsTheTrustListNamesItWithoutARestart() throws IOException {
        var newcomer = new TestAuthority("newcomer");
        var card = CardWish.good().issuedBy(newcomer);
        var list = keycloak.trust().resolve("trust-list.json");
        var before = Files.readString(list);
        newcomer.writeRevocationsTo(keycloak.revocationLists().resolve("newcomer.crl"), List.of());
        newcomer.writeCertificateTo(keycloak.trust().resolve("newcomer.pem"));

        assertThat(show(card).page()).contains("noen vi ikke stoler på");
        try {
            Files.writeString(list, before.replace("[{\"file\"", "[{\"file\": \"newcomer.pem\"}, {\"file\""));
            assertThat(show(card).page()).contains("ikke registrert på noen innbygger");
        } finally {
            Files.writeString(list, before);
        }
        assertThat(show(card).page()).contains("noen vi ikke stoler på");
    }

    @Test
    void shouldBelieveTheHeaderFromTheGatewayAlone() {
        var kari = Person.enrolled(keycloak);
        var card = kari.certified(keycloak).certificate();
        var intruder = keycloak.browserOfAnotherProgram();

        var refused = intruder.choose(intruder.open(gateway.push(HIGH).address()), card);

        assertThat(refused.redirect()).isEmpty();
        assertThat(refused.page()).contains("viste ikke noe sertifikat");
    }

    private String login(X509Certificate card) throws Exception {
        var citizen = keycloak.browser();
        var pushed = gateway.push(HIGH);
        return gateway.redeem(citizen.choose(citizen.open(pushed.address()), card), pushed)
                .idToken()
                .getStringClaim("pid");
    }

    private Arrival show(X509Certificate card) {
        return show(card, List.of());
    }

    private Arrival show(X509Certificate card, List<X509Certificate> chain) {
        var page = browser.open(gateway.push(HIGH).address());
        return browser.choose(
                page, der(card), chain.stream().map(CertificateLoginIT::der).toList());
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
