package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.openid.connect.sdk.Prompt;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.portvakt.demo.identity.Browser.Arrival;
import no.portvakt.demo.identity.GatewayClient.Pushed;
import no.portvakt.demo.providers.SecurityPortal;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log-in by a national security portal that speaks SAML 2.0. The realm is the test's own, in the one Keycloak. */
class SecurityPortalIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String HIGH = "idporten-loa-high";
    private static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    private static final String SMARTCARD = "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI";
    private static final String LINK = "portvakt-broker-portalen";
    private static final String REALM = "innbygger-saml";

    private static final RunningKeycloak KEYCLOAK = RunningKeycloak.get();
    private static final FederatedRealm FEDERATED = new FederatedRealm(KEYCLOAK, REALM);
    private static final SecurityPortal PORTAL =
            SecurityPortal.start(Path.of("target", "saml-idp"), KEYCLOAK.serverCertificate());

    private final GatewayClient gateway = GatewayClient.at(KEYCLOAK, REALM);
    private final Browser browser = KEYCLOAK.browser();

    @BeforeAll
    static void declare() {
        FEDERATED.declare("{\"ownWays\": [\"pin\"], \"providers\": [" + PORTAL.provider("portalen") + "]}");
    }

    @AfterAll
    static void forget() {
        FEDERATED.remove();
        PORTAL.close();
    }

    @Test
    void shouldAskForTheContextOfTheLevelAndTakeWhatItVouchesFor() throws Exception {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var pushed = gateway.push(SUBSTANTIAL);

        var posted = PORTAL.logIn(leave(pushed), wish(kari.number(), "3", PASSWORD));
        var tokens = gateway.redeem(post(posted), pushed);

        assertThat(posted.asked()).isEqualTo(PASSWORD);
        assertThat(posted.anew()).isFalse();
        assertThat(tokens.idToken().getStringClaim("acr")).isEqualTo(SUBSTANTIAL);
        assertThat(tokens.idToken().getStringClaim("pid"))
                .isEqualTo(kari.number().reveal());
        assertThat(tokens.idToken().getStringListClaim("amr")).containsExactly("portalen:MinID-PIN");
    }

    @Test
    void shouldStepUpInTheSameSessionAndBeTheSamePerson() throws Exception {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var first = gateway.push(SUBSTANTIAL);
        var before = gateway.redeem(answered(first, wish(kari.number(), "3", PASSWORD)), first);
        var second = gateway.push(HIGH);

        var posted = PORTAL.logIn(leave(second), wish(kari.number(), "4", SMARTCARD));
        var after = gateway.redeem(post(posted), second);

        assertThat(posted.asked()).isEqualTo(SMARTCARD);
        assertThat(after.idToken().getStringClaim("acr")).isEqualTo(HIGH);
        assertThat(after.idToken().getStringClaim("sid"))
                .isEqualTo(before.idToken().getStringClaim("sid"));
        assertThat(after.idToken().getSubject()).isEqualTo(before.idToken().getSubject());
    }

    @Test
    void shouldRefuseAnotherPersonAtStepUp() {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var ola = Person.enrolled(KEYCLOAK, REALM);
        var first = gateway.push(SUBSTANTIAL);
        gateway.redeem(answered(first, wish(kari.number(), "3", PASSWORD)), first);

        var refused = answered(gateway.push(HIGH), wish(ola.number(), "4", SMARTCARD));

        assertThat(refused.redirect()).isEmpty();
        assertThat(refused.page()).contains("allerede innlogget som en annen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            4 | 3 | PasswordProtectedTransport | lavere sikkerhetsnivå enn
            4 | 4 | PasswordProtectedTransport | lavere sikkerhetsnivå enn
            4 | 3 | SmartcardPKI               | lavere sikkerhetsnivå enn
            3 | 2 | PasswordProtectedTransport | hvor sikker innloggingen var
            3 | 5 | SmartcardPKI               | hvor sikker innloggingen var
            3 |   | SmartcardPKI               | hvor sikker innloggingen var
            """)
    void shouldSayWhyWhenTheLevelIsNotEnough(int wanted, String level, String context, String problem) {
        var kari = Person.enrolled(KEYCLOAK, REALM);

        var refused = answered(
                gateway.push(wanted == 4 ? HIGH : SUBSTANTIAL),
                wish(kari.number(), level == null ? "" : level, "urn:oasis:names:tc:SAML:2.0:ac:classes:" + context));

        assertThat(refused.redirect()).isEmpty();
        assertThat(refused.page()).contains(problem, LINK);
    }

    @Test
    void shouldRefuseWhatIsNotTheProvidersOrNotForThisLogIn() {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var ola = Person.enrolled(KEYCLOAK, REALM);
        var right = wish(kari.number(), "4", SMARTCARD);

        for (var wrong : List.<Map<String, Object>>of(
                Map.of("signed", false),
                Map.of("stranger", true),
                Map.of("forged", List.of(kari.number().reveal(), ola.number().reveal())),
                Map.of("audience", "https://somebody.example"),
                Map.of("destination", "https://somebody.example"),
                Map.of("inResponseTo", "_another"),
                Map.of("lifetime", -600))) {
            var wish = new HashMap<>(right);
            wish.putAll(wrong);
            var refused = KEYCLOAK.browser();
            var away = refused.follow(refused.open(gateway.push(HIGH).address()), LINK);

            var posted = PORTAL.logIn(away.redirect().orElseThrow(), wish);
            var arrived = refused.post(posted.to(), posted.fields());

            assertThat(arrived.query("code")).as(wrong.toString()).isEmpty();
        }
    }

    @Test
    void shouldAskForANewProofWhereTheServiceDoes() {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var pushed = gateway.push(HIGH, request -> request.prompt(new Prompt(Prompt.Type.LOGIN)));

        assertThat(PORTAL.logIn(leave(pushed), wish(kari.number(), "4", SMARTCARD))
                        .anew())
                .isTrue();
    }

    @Test
    void shouldKeepTheNumberNowhereInTheClear() throws Exception {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var stranger = Person.unknown();
        var refused = answered(gateway.push(HIGH), wish(stranger, "4", SMARTCARD));
        var pushed = gateway.push(HIGH);
        gateway.redeem(answered(pushed, wish(kari.number(), "4", SMARTCARD)), pushed);
        var database = new StoredTexts(KEYCLOAK.database());

        assertThat(refused.page()).contains("ikke registrert som bruker her");
        for (var number : List.of(kari.number().reveal(), stranger.reveal())) {
            assertThat(database.columnsWith(number)).isEmpty();
            assertThat(KEYCLOAK.logged()).doesNotContain(number);
        }
    }

    private static Map<String, Object> wish(NationalId person, String level, String context) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("uid", person.reveal());
        attributes.put("AuthMethod", "MinID-PIN");
        attributes.put("Culture", "nb");
        if (!level.isEmpty()) {
            attributes.put("SecurityLevel", level);
        }
        return Map.of("attributes", attributes, "context", context);
    }

    private URI leave(Pushed pushed) {
        return browser.follow(browser.open(pushed.address()), LINK).redirect().orElseThrow();
    }

    private Arrival answered(Pushed pushed, Map<String, Object> wish) {
        return post(PORTAL.logIn(leave(pushed), wish));
    }

    private Arrival post(SecurityPortal.Posted posted) {
        return browser.post(posted.to(), posted.fields());
    }
}
