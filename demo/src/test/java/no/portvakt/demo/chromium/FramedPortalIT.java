package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.clients.ApachePortal;
import no.portvakt.demo.clients.NodeSamlPortal;
import no.portvakt.demo.clients.OpenIdPortal;
import no.portvakt.demo.clients.SamlPortal;
import no.portvakt.demo.identity.DeclaredPortals;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.processes.DemoSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Portals that hear of a log-out in a frame, wherever it began: one of openid-client, and Apache with mod_auth_openidc,
 * which ends whatever session the frame's cookies have.
 */
class FramedPortalIT {

    private static final DemoSystem SYSTEM = WholeSystem.system();
    private static final OpenIdPortal NODE = OpenIdPortal.start(SYSTEM, OpenIdPortal.FRAMED);
    private static final ApachePortal APACHE = ApachePortal.startFramed(SYSTEM);
    private static final NodeSamlPortal SAML = NodeSamlPortal.start(SYSTEM, SamlPortal.LOWER);

    private final TestCitizen citizen = WholeSystem.office().enrol();

    @BeforeAll
    static void declare() {
        DeclaredPortals.declare(clients());
    }

    @AfterAll
    static void withdraw() {
        DeclaredPortals.withdraw(clients());
        NODE.close();
        APACHE.close();
        SAML.close();
    }

    private static List<ObjectNode> clients() {
        return DeclaredPortals.clients(NODE.declared("barnehage"), APACHE.declared("barnehage"));
    }

    @Test
    void shouldHearOfALogOutThatBeginsAtAService() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            var sid = logInEverywhere(window);

            window.go(SYSTEM.ports().origin("minside") + "/_portvakt/logout");
            window.click("form button");
            window.arrive(SYSTEM.ports().origin("minside") + "/_portvakt/logged-out");

            assertHeard(window, sid);
        }
    }

    @Test
    void shouldHearOfALogOutThatBeginsAtAPortal() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            var sid = logInEverywhere(window);

            window.go(NODE.at("/leave"));
            window.click("form button");
            window.arrive(NODE.at("/farewell"));

            assertHeard(window, sid);
        }
    }

    /** It does not say where she is to come back to, so that she would stay on Keycloak's page. */
    @Test
    void shouldHearOfALogOutThatComesBackNowhere() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            var sid = logInEverywhere(window);
            window.goUntil(SAML.at("/login"), SAML.at("/me"));

            window.go(NODE.at("/leave?stay=1"));
            window.click("form button");
            window.arrive(SYSTEM.ports().origin("login") + "/_portvakt/logged-out");

            assertHeard(window, sid);
            window.go(SAML.at("/me"));
            assertThat(json(window).isNull()).isTrue();
        }
    }

    @Test
    void shouldHearOfALogOutThatBeginsAtAPortalOfTheOtherProtocol() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            var sid = logInEverywhere(window);
            window.goUntil(SAML.at("/login"), SAML.at("/me"));

            window.goUntil(SAML.at("/logout"), SAML.at("/slo"));

            assertHeard(window, sid);
        }
    }

    private String logInEverywhere(Window window) throws Exception {
        window.go(SYSTEM.ports().origin("hjemmehjelp") + "/");
        window.click("#portvakt-pki");
        window.go(SYSTEM.ports().origin("minside") + "/saker");
        window.go(NODE.at("/login"));
        var sid = json(window).path("sid").asText();
        assertThat(sid).isNotEmpty();
        window.goUntil(APACHE.at("/secret/"), APACHE.at("/secret/"));
        assertThat(window.text("h1")).isEqualTo("Inne");
        return sid;
    }

    private void assertHeard(Window window, String sid) throws Exception {
        window.go(NODE.at("/heard"));
        assertThat(json(window).toString()).contains(sid);
        window.goUntil(APACHE.at("/secret/"), SYSTEM.ports().origin("login") + "/realms/");
    }

    private static JsonNode json(Window window) throws Exception {
        return new ObjectMapper().readTree(window.text("body"));
    }

    private static String cardOrigin() {
        return "https://login.localhost:" + SYSTEM.ports().of(Port.PKI);
    }
}
