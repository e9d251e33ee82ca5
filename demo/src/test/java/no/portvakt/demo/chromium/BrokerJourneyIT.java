package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.certificates.Issued;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.demo.providers.IdPorten;
import no.portvakt.demo.providers.SecurityPortal;
import no.portvakt.idp.sync.Federation;
import no.portvakt.idp.sync.RealmSync;
import no.portvakt.trust.identity.NationalId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A citizen logs in by another provider, through the gateway and in a browser. While this test runs, the realm of the
 * whole system offers ID-porten and a SAML portal beside letter and card.
 */
class BrokerJourneyIT {

    private static final DemoSystem SYSTEM = WholeSystem.system();
    private static final IdPorten ID_PORTEN = IdPorten.start(serverCertificate());
    private static final SecurityPortal PORTAL =
            SecurityPortal.start(Path.of("target", "saml-idp-gateway"), serverCertificate());

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String HIGH = "idporten-loa-high";
    private static final String LOGGED_OUT_THERE =
            "/realms/innbygger/protocol/openid-connect/logout/backchannel-logout";
    private static final String ANSWERS = "/realms/innbygger/broker/portalen/endpoint";

    private final TestCitizen citizen = WholeSystem.office().enrol();
    private final TestCitizen other = WholeSystem.office().enrol();

    @BeforeAll
    static void declare() {
        var federation = "{\"ownWays\": [\"pin\", \"pki\"], \"providers\": [" + ID_PORTEN.provider() + ","
                + PORTAL.provider("portalen") + "]}";
        try (var admin = SYSTEM.keycloakAsOperator()) {
            new RealmSync(admin).apply(SYSTEM.citizensRealm().with(Federation.read(federation)), _ -> {});
        }
    }

    @AfterAll
    static void forget() {
        try (var admin = SYSTEM.keycloakAsOperator()) {
            new RealmSync(admin).apply(SYSTEM.citizensRealm(), _ -> {});
            admin.remove("/innbygger/identity-provider/instances/idporten");
            admin.remove("/innbygger/identity-provider/instances/portalen");
        }
        ID_PORTEN.close();
        PORTAL.close();
    }

    @Test
    void shouldLogInByIdPortenAndStepUpThereWhereTheServiceDemandsIt() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(on("login", ""), Optional.empty())) {
            window.go(on("minside", "/saker"));
            window.look("15-choice-of-providers");
            byIdPorten(window, citizen.number(), SUBSTANTIAL);
            assertThat(window.address()).isEqualTo(on("minside", "/saker"));
            assertThat(session(window, "minside")).isEqualTo("3 [\"idporten:BankID\"]");

            window.go(on("hjemmehjelp", "/"));
            byIdPorten(window, citizen.number(), SUBSTANTIAL);
            assertThat(window.text("#problem")).contains("lavere sikkerhetsnivå enn");
            byIdPorten(window, other.number(), HIGH);
            assertThat(window.text("#problem")).contains("allerede innlogget som en annen");
            byIdPorten(window, citizen.number(), HIGH);
            assertThat(window.address()).isEqualTo(on("hjemmehjelp", "/"));
            assertThat(session(window, "hjemmehjelp")).isEqualTo("4 [\"idporten:BankID\"]");
        }
    }

    /** Its answer is a form that a page of another site has the window send. */
    @Test
    void shouldLogInByASamlPortalAndStepUpThereWhereTheServiceDemandsIt() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(on("login", ""), Optional.empty())) {
            window.go(on("minside", "/saker"));
            byPortal(window, citizen.number(), 3);
            assertThat(window.address()).isEqualTo(on("minside", "/saker"));
            assertThat(session(window, "minside")).isEqualTo("3 [\"portalen:MinID-PIN\"]");

            window.go(on("hjemmehjelp", "/"));
            byPortal(window, citizen.number(), 3);
            assertThat(window.text("#problem")).contains("lavere sikkerhetsnivå enn");
            byPortal(window, other.number(), 4);
            assertThat(window.text("#problem")).contains("allerede innlogget som en annen");
            byPortal(window, citizen.number(), 4);
            assertThat(window.address()).isEqualTo(on("hjemmehjelp", "/"));
            assertThat(session(window, "hjemmehjelp")).isEqualTo("4 [\"portalen:MinID-PIN\",\"portalen:BuyPass\"]");
        }
    }

    @Test
    void shouldStepUpFromTheLetterToAProviderInOneSession() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(on("login", ""), Optional.empty())) {
            window.go(on("minside", "/saker"));
            window.click("button[value=password]");
            window.identify(citizen);
            window.typeCode(citizen.code(window.askedCode()));
            assertThat(window.address()).isEqualTo(on("minside", "/saker"));

            window.go(on("hjemmehjelp", "/"));
            byPortal(window, citizen.number(), 4);

            assertThat(session(window, "hjemmehjelp")).isEqualTo("4 [\"Minid-PIN\",\"portalen:BuyPass\"]");
        }
    }

    @Test
    void shouldBeLoggedOutHereWhenIdPortenSaysThatSheLoggedOutThere() throws Exception {
        var session = UUID.randomUUID().toString().substring(0, 24) + "a12345678901";
        try (var chromium = new Chromium();
                var window = chromium.open(on("login", ""), Optional.empty());
                var program = chromium.open(on("login", ""), Optional.empty())) {
            window.go(on("minside", "/saker"));
            byIdPorten(window, IdPorten.typed(citizen.number(), SUBSTANTIAL, session));

            for (var wrong : List.of(
                    ID_PORTEN.logoutToken(session, "somebody-else"),
                    ID_PORTEN.logoutToken(session, "portvakt") + "x",
                    "no token")) {
                assertThat(program.postAsProgram(on("login", LOGGED_OUT_THERE), "logout_token", wrong))
                        .isEqualTo(400);
            }
            assertThat(program.postAsProgram(
                            on("login", LOGGED_OUT_THERE),
                            "logout_token",
                            ID_PORTEN.logoutToken(UUID.randomUUID().toString(), "portvakt")))
                    .as("another session")
                    .isEqualTo(200);
            assertThat(isLoggedIn(window)).isTrue();

            assertThat(program.postAsProgram(
                            on("login", LOGGED_OUT_THERE), "logout_token", ID_PORTEN.logoutToken(session, "portvakt")))
                    .isEqualTo(200);
            assertThat(isLoggedIn(window)).isFalse();
        }
    }

    @Test
    void shouldLogOutAtThePortalTooAndHereWhenThePortalSaysSo() throws Exception {
        var first = UUID.randomUUID().toString();
        var second = UUID.randomUUID().toString();
        try (var chromium = new Chromium();
                var window = chromium.open(on("login", ""), Optional.empty())) {
            window.go(on("minside", "/saker"));
            byPortal(window, SecurityPortal.wish(citizen.number(), 3, first));
            assertThat(PORTAL.knows(first)).isTrue();
            window.go(on("minside", "/_portvakt/logout"));
            window.click("form button");
            assertThat(window.address()).startsWith(on("minside", "/_portvakt/logged-out"));
            assertThat(PORTAL.knows(first)).isFalse();

            window.go(on("minside", "/saker"));
            byPortal(window, SecurityPortal.wish(citizen.number(), 3, second));
            assertThat(isLoggedIn(window)).isTrue();
            window.go(PORTAL.logOutOf(second));
            window.waitFor("text=Logged out");
            assertThat(PORTAL.knows(second)).isFalse();
            assertThat(isLoggedIn(window)).isFalse();
        }
    }

    @Test
    void shouldRefuseFormsOfOtherSitesEverywhereElse() {
        try (var chromium = new Chromium();
                var window = chromium.open(on("login", ""), Optional.empty())) {
            assertThat(posted(window, "/realms/innbygger/login-actions/authenticate", false))
                    .isEqualTo(403);
            assertThat(posted(window, ANSWERS + "/further", false)).isEqualTo(404);
            assertThat(posted(window, ANSWERS, true)).as("in a frame").isEqualTo(403);
            assertThat(posted(window, ANSWERS, false))
                    .as("Keycloak knows of no log-in that it belongs to")
                    .isEqualTo(400);
        }
    }

    private static int posted(Window window, String path, boolean inFrame) {
        var address = on("login", path);
        window.go(PORTAL.formFor(address, inFrame));
        return window.answerTo("#send", address);
    }

    private static void byIdPorten(Window window, NationalId person, String acr) {
        byIdPorten(window, IdPorten.typed(person, acr));
    }

    private static void byIdPorten(Window window, String typed) {
        window.click("#portvakt-broker-idporten");
        window.fill("[name=username]", "anybody");
        window.fill("[name=claims]", typed);
        window.click("[type=submit]");
    }

    private static void byPortal(Window window, NationalId person, int level) {
        byPortal(window, SecurityPortal.wish(person, level));
    }

    private static void byPortal(Window window, String wish) {
        window.click("#portvakt-broker-portalen");
        window.fill("[name=wish]", wish);
        window.click("#log-in");
        window.click("#send");
    }

    /** Level and methods, as the gateway tells a page's own script. */
    private static String session(Window window, String host) throws JsonProcessingException {
        window.go(on(host, "/_portvakt/session"));
        JsonNode session = new ObjectMapper().readTree(window.text("body"));
        return session.path("level").asText() + " " + session.path("methods");
    }

    private static boolean isLoggedIn(Window window) throws JsonProcessingException {
        window.go(on("minside", "/_portvakt/session"));
        return new ObjectMapper()
                .readTree(window.text("body"))
                .path("authenticated")
                .asBoolean();
    }

    private static Issued serverCertificate() {
        var folder = WholeSystem.system().plan().state().folder("certificates");
        return new Issued.Files(folder.resolve("public-server.pem"), folder.resolve("public-server.key.pem")).read();
    }

    private static String on(String host, String path) {
        return SYSTEM.ports().origin(host) + path;
    }
}
