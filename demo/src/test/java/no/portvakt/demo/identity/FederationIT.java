package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.portvakt.demo.identity.Browser.Arrival;
import no.portvakt.demo.identity.GatewayClient.Pushed;
import no.portvakt.demo.identity.GatewayClient.Tokens;
import no.portvakt.demo.providers.IdPorten;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-in by ID-porten, beside PIN letter and certificate. The realm is the test's own, in the one Keycloak. */
class FederationIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String HIGH = "idporten-loa-high";
    private static final String ID_PORTEN = "portvakt-broker-idporten";
    private static final String REALM = "innbygger-foderert";

    private static final RunningKeycloak KEYCLOAK = RunningKeycloak.get();
    private static final IdPorten UPSTREAM = IdPorten.start(KEYCLOAK.serverCertificate());
    private static final FederatedRealm FEDERATED = new FederatedRealm(KEYCLOAK, REALM);

    private final GatewayClient gateway = GatewayClient.at(KEYCLOAK, REALM);
    private final Browser browser = KEYCLOAK.browser();

    @BeforeAll
    static void declare() {
        FEDERATED.declare(FederatedRealm.providers(UPSTREAM));
    }

    @AfterAll
    static void forget() {
        FEDERATED.remove();
        UPSTREAM.close();
    }

    @Test
    void shouldOfferEveryWayThatReachesTheLevel() {
        var atThree = browser.open(gateway.push(SUBSTANTIAL).address());
        var atFour = KEYCLOAK.browser().open(gateway.push(HIGH).address());

        assertThat(atThree.page())
                .contains("Velg hvordan du vil logge inn", "sikkerhetsnivå 3", ID_PORTEN)
                .contains("value=\"password\"", "value=\"certificate\"", "portvakt-broker-lav");
        assertThat(atFour.page())
                .contains("sikkerhetsnivå 4", ID_PORTEN, "value=\"certificate\"")
                .doesNotContain("value=\"password\"")
                .doesNotContain("portvakt-broker-lav");
    }

    @Test
    void shouldLetHerChooseAWayOfOursAndChooseAnew() {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var methods = browser.open(gateway.push(SUBSTANTIAL).address());

        var password = browser.submit(methods, Map.of("page", "password"));
        var wrong = browser.submit(password, Map.of("pid", kari.number().reveal(), "password", "galt"));
        var code = browser.submit(wrong, Map.of("pid", kari.number().reveal(), "password", kari.password()));
        var again = browser.submit(code, Map.of("page", "methods"));
        var card = browser.submit(again, Map.of("page", "certificate"));

        assertThat(password.page()).contains("name=\"pid\"", "value=\"methods\"");
        assertThat(wrong.page()).contains("passordet er feil", "value=\"methods\"");
        assertThat(code.page()).contains("name=\"code\"");
        assertThat(again.page()).contains(ID_PORTEN);
        assertThat(card.page()).contains("id=\"portvakt-pki\"");
        assertThat(browser.choose(card, kari.certified(KEYCLOAK, REALM).certificate())
                        .query("code"))
                .isNotEmpty();
    }

    @Test
    void shouldAskIdPortenForTheLevelAndTakeWhatItVouchesFor() throws Exception {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var pushed = gateway.push(SUBSTANTIAL);

        var away = leave(browser, pushed);
        var provedAt = Instant.now().getEpochSecond() - 600;
        var claims = IdPorten.but(IdPorten.claims(kari.number(), SUBSTANTIAL, "BankID"), "auth_time", provedAt);
        var tokens = gateway.redeem(browser.open(UPSTREAM.logIn(away, claims)), pushed);

        assertThat(parameters(away))
                .contains(
                        "acr_values=" + SUBSTANTIAL,
                        "code_challenge_method=S256",
                        "ui_locales=nb",
                        "response_type=code")
                .anyMatch(part -> part.startsWith("nonce="))
                .noneMatch(part -> part.startsWith("prompt=") || part.startsWith("max_age="));
        assertThat(tokens.idToken().getStringClaim("acr")).isEqualTo(SUBSTANTIAL);
        assertThat(tokens.idToken().getStringClaim("pid"))
                .isEqualTo(kari.number().reveal());
        assertThat(tokens.idToken().getStringListClaim("amr")).containsExactly("idporten:BankID");
        assertThat(tokens.idToken().getLongClaim("auth_time")).isEqualTo(provedAt);
    }

    @Test
    void shouldReachLevelFourAndRememberIt() throws Exception {
        var kari = Person.enrolled(KEYCLOAK, REALM);

        var tokens = idPortenLogin(browser, kari.number(), HIGH);
        var later = gateway.push(SUBSTANTIAL);
        var remembered = gateway.redeem(browser.open(later.address()), later);

        assertThat(tokens.idToken().getStringClaim("acr")).isEqualTo(HIGH);
        assertThat(remembered.idToken().getStringClaim("sid"))
                .isEqualTo(tokens.idToken().getStringClaim("sid"));
    }

    @Test
    void shouldStepUpFromPinToIdPortenInTheSameSession() throws Exception {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var before = pinLogin(browser, kari);

        var after = idPortenLogin(browser, kari.number(), HIGH);

        assertThat(after.idToken().getStringClaim("acr")).isEqualTo(HIGH);
        assertThat(after.idToken().getStringListClaim("amr")).containsExactly("Minid-PIN", "idporten:BankID");
        assertThat(after.idToken().getStringClaim("sid"))
                .isEqualTo(before.idToken().getStringClaim("sid"));
        assertThat(after.idToken().getSubject()).isEqualTo(before.idToken().getSubject());
    }

    @Test
    void shouldBeOnePersonByPinByCertificateAndByIdPorten() {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var card = kari.certified(KEYCLOAK, REALM).certificate();
        var pushed = gateway.push(HIGH);
        var withCard = KEYCLOAK.browser();
        var page = withCard.submit(withCard.open(pushed.address()), Map.of("page", "certificate"));

        assertThat(List.of(
                        pinLogin(KEYCLOAK.browser(), kari).idToken().getSubject(),
                        gateway.redeem(withCard.choose(page, card), pushed)
                                .idToken()
                                .getSubject(),
                        idPortenLogin(KEYCLOAK.browser(), kari.number(), SUBSTANTIAL)
                                .idToken()
                                .getSubject()))
                .doesNotContainNull()
                .containsOnly(
                        idPortenLogin(browser, kari.number(), HIGH).idToken().getSubject());
    }

    @Test
    void shouldRefuseAnotherPersonAtStepUp() {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var ola = Person.enrolled(KEYCLOAK, REALM);
        pinLogin(browser, kari);

        var refused = answered(browser, gateway.push(HIGH), IdPorten.claims(ola.number(), HIGH, "BankID"));

        assertThat(refused.redirect()).isEmpty();
        assertThat(refused.page()).contains("allerede innlogget som en annen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            idporten-loa-high | acr  | idporten-loa-substantial | lavere sikkerhetsnivå enn
            idporten-loa-substantial | acr  | idporten-loa-low | lavere sikkerhetsnivå enn
            idporten-loa-substantial | acr  | Level4           | hvor sikker innloggingen var
            idporten-loa-substantial | acr  |                  | hvor sikker innloggingen var
            idporten-loa-substantial | pid  |                  | ikke vite hvem du er
            idporten-loa-substantial | pid  | 12345678901      | ikke vite hvem du er
            idporten-loa-substantial | auth_time |             | ble ikke fullført
            idporten-loa-substantial | nonce | another         | ble ikke fullført
            idporten-loa-substantial | aud  | somebody-else    | ble ikke fullført
            """)
    void shouldSayWhyAndGoOnWhenWhatItSaysIsNotEnough(String wanted, String claim, String value, String problem) {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var right = IdPorten.claims(kari.number(), HIGH, "BankID");
        var pushed = gateway.push(wanted);

        var refused = answered(
                browser, pushed, value == null ? IdPorten.but(right, claim) : IdPorten.but(right, claim, value));
        var atLast = browser.open(
                UPSTREAM.logIn(browser.follow(refused, ID_PORTEN).redirect().orElseThrow(), right));

        assertThat(refused.redirect()).isEmpty();
        assertThat(refused.page()).contains(problem, ID_PORTEN);
        assertThat(atLast.query("code")).isNotEmpty();
    }

    @Test
    void shouldRefuseTestPersonsWhereOnlyRealOnesAreLetIn() {
        var kari = Person.enrolled(KEYCLOAK, REALM);

        var synthetic = answered("streng", gateway.push(HIGH), IdPorten.claims(kari.number(), HIGH, "BankID"));
        var testId = answered("streng", gateway.push(HIGH), IdPorten.claims(kari.number(), HIGH, "TestID"));

        assertThat(synthetic.page()).contains("innlogging for test");
        assertThat(testId.page()).contains("innlogging for test");
    }

    @Test
    void shouldTurnAwayWhoIsNotKnownUnlessTheProviderEnrols() {
        var stranger = Person.unknown();

        var refused = answered(browser, gateway.push(HIGH), IdPorten.claims(stranger, HIGH, "BankID"));
        var pushed = gateway.push(HIGH);
        var enrolled = gateway.redeem(answered("verver", pushed, IdPorten.claims(stranger, HIGH, "BankID")), pushed);

        assertThat(refused.page()).contains("ikke registrert som bruker her");
        assertThat(idPortenLogin(browser, stranger, HIGH).idToken().getSubject())
                .isEqualTo(enrolled.idToken().getSubject());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            &error=access_denied&iss=ISSUER | Du avbrøt innloggingen
            &error=server_error&error_description=%3Cscript%3E&iss=ISSUER | ble ikke fullført
            &error=access_denied | ble ikke fullført
            &code=x&iss=https%3A%2F%2Fidporten.example | ble ikke fullført
            &code=x&iss=ISSUER&iss=ISSUER | ble ikke fullført
            &code=x&code=y&iss=ISSUER | ble ikke fullført
            &code=x&iss=ISSUER | ble ikke fullført
            &code=x | ble ikke fullført
            &iss=ISSUER | ble ikke fullført
            """)
    void shouldLeadBackToTheChoiceWhenNothingCameOfIt(String answer, String problem) {
        var away = leave(browser, gateway.push(SUBSTANTIAL));

        var page = browser.open(endpoint(away, "idporten", answer));

        assertThat(page.page()).contains(problem, ID_PORTEN).doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&iss=https%3A%2F%2Fidporten.example"})
    void shouldRefuseAGenuineCodeWhenTheAnswerNamesAnotherIssuerOrNone(String issuer) {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var answer = UPSTREAM.logInWithoutIssuer(
                leave(browser, gateway.push(HIGH)), IdPorten.claims(kari.number(), HIGH, "BankID"));

        var refused = browser.open(URI.create(answer + issuer));

        assertThat(refused.redirect()).isEmpty();
        assertThat(refused.page()).contains("ble ikke fullført", ID_PORTEN);
    }

    @Test
    void shouldSayThatTheProviderDoesNotAnswerWhenItIsAway() {
        var methods = browser.open(gateway.push(SUBSTANTIAL).address());
        var away = browser.follow(methods, "portvakt-broker-borte").redirect().orElseThrow();

        var page = browser.open(endpoint(away, "borte", "&code=x&iss=ISSUER"));

        assertThat(page.page()).contains("svarer ikke nå", ID_PORTEN);
    }

    @Test
    void shouldTakeAnAnswerOnceAndInTheBrowserThatAsked() {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        var answer = UPSTREAM.logIn(leave(browser, gateway.push(HIGH)), IdPorten.claims(kari.number(), HIGH, "BankID"));

        var stolen = KEYCLOAK.browser().open(answer);
        var right = browser.open(answer);
        var again = browser.open(answer);

        assertThat(stolen.query("code")).isEmpty();
        assertThat(right.query("code")).isNotEmpty();
        assertThat(again.query("code")).isEmpty();
    }

    @Test
    void shouldPassOnThatSheMustProveItAnewAndRefuseWhatIsTooOld() {
        var kari = Person.enrolled(KEYCLOAK, REALM);
        idPortenLogin(browser, kari.number(), HIGH);
        var pushed = gateway.push(HIGH, request -> request.maxAge(60).prompt(login()));

        var away = leave(browser, pushed);
        var old = IdPorten.but(
                IdPorten.claims(kari.number(), HIGH, "BankID"),
                "auth_time",
                Instant.now().getEpochSecond() - 3600);
        var refused = browser.open(UPSTREAM.logIn(away, old));
        var fresh = browser.open(UPSTREAM.logIn(
                browser.follow(refused, ID_PORTEN).redirect().orElseThrow(),
                IdPorten.claims(kari.number(), HIGH, "BankID")));

        assertThat(parameters(away)).contains("max_age=60", "prompt=login");
        assertThat(refused.page()).contains("ble ikke fullført");
        assertThat(fresh.query("code")).isNotEmpty();
    }

    @Test
    void shouldKeepTheNumberNowhereInTheClear() throws Exception {
        var stranger = Person.unknown();
        var claims = IdPorten.but(IdPorten.claims(stranger, HIGH, "BankID"), "family_name", "Fodereringsen");
        answered(browser, gateway.push(HIGH), claims);
        var pushed = gateway.push(HIGH);
        gateway.redeem(answered("verver", pushed, claims), pushed);
        var database = new StoredTexts(KEYCLOAK.database());

        assertThat(database.columnsWith("Fodereringsen"))
                .as("the search finds what is there")
                .containsExactly("\"user_entity\".\"last_name\"");
        assertThat(database.columnsWith(stranger.reveal())).isEmpty();
        assertThat(KEYCLOAK.logged()).doesNotContain(stranger.reveal());
        assertThat(KEYCLOAK.audited()).doesNotContain(stranger.reveal());
        assertThat(KEYCLOAK.admin().read("/" + REALM + "/users?idpAlias=verver").orElseThrow())
                .as("nobody is linked to an account at a provider")
                .isEmpty();
    }

    private static com.nimbusds.openid.connect.sdk.Prompt login() {
        return new com.nimbusds.openid.connect.sdk.Prompt(com.nimbusds.openid.connect.sdk.Prompt.Type.LOGIN);
    }

    /** To ID-porten, where the log-in waits. */
    private static URI leave(Browser with, Pushed pushed) {
        return with.follow(with.open(pushed.address()), ID_PORTEN).redirect().orElseThrow();
    }

    private static Arrival answered(Browser with, Pushed pushed, Map<String, Object> claims) {
        return with.open(UPSTREAM.logIn(leave(with, pushed), claims));
    }

    private static Arrival answered(String alias, Pushed pushed, Map<String, Object> claims) {
        var with = KEYCLOAK.browser();
        var away = with.follow(with.open(pushed.address()), "portvakt-broker-" + alias);
        return with.open(UPSTREAM.logIn(away.redirect().orElseThrow(), claims));
    }

    private Tokens idPortenLogin(Browser with, NationalId person, String acr) {
        var pushed = gateway.push(acr);
        return gateway.redeem(answered(with, pushed, IdPorten.claims(person, acr, "BankID")), pushed);
    }

    private Tokens pinLogin(Browser with, Person person) {
        var pushed = gateway.push(SUBSTANTIAL);
        var password = with.submit(with.open(pushed.address()), Map.of("page", "password"));
        var code = with.submit(password, Map.of("pid", person.number().reveal(), "password", person.password()));
        return gateway.redeem(with.submit(code, Map.of("code", person.codes().getFirst())), pushed);
    }

    private static URI endpoint(URI away, String alias, String answer) {
        var state = parameters(away).stream()
                .filter(part -> part.startsWith("state="))
                .findFirst()
                .orElseThrow();
        var issuer = URLEncoder.encode(UPSTREAM.issuer().toString(), StandardCharsets.UTF_8);
        return URI.create(KEYCLOAK.loginOrigin() + "/realms/" + REALM + "/broker/" + alias + "/endpoint?" + state
                + answer.replace("ISSUER", issuer));
    }

    private static List<String> parameters(URI address) {
        return Arrays.asList(address.getRawQuery().split("&"));
    }
}
