package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.clients.ApachePortal;
import no.portvakt.demo.clients.OpenIdPortal;
import no.portvakt.demo.identity.DeclaredPortals;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.processes.DemoSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Portals that somebody else's products log citizens in for: openid-client inside at level 3 and outside at level 4, and
 * Apache with mod_auth_openidc.
 */
class OpenIdPortalIT {

    private static final DemoSystem SYSTEM = WholeSystem.system();
    private static final OpenIdPortal LOWER = OpenIdPortal.start(SYSTEM, "skjemaportal");
    private static final OpenIdPortal HIGHER = OpenIdPortal.startOutside(SYSTEM, "omsorgsportal");
    private static final OpenIdPortal RAISED = OpenIdPortal.start(SYSTEM, OpenIdPortal.RAISED);
    private static final ApachePortal APACHE = ApachePortal.start(SYSTEM);
    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String HIGH = "idporten-loa-high";

    private final TestCitizen citizen = WholeSystem.office().enrol();

    @BeforeAll
    static void declare() {
        DeclaredPortals.declare(clients());
    }

    @AfterAll
    static void withdraw() {
        DeclaredPortals.withdraw(clients());
        LOWER.close();
        HIGHER.close();
        RAISED.close();
        APACHE.close();
    }

    private static List<ObjectNode> clients() {
        return DeclaredPortals.clients(
                LOWER.declared("barnehage"),
                HIGHER.declared("hjemmehjelp"),
                RAISED.declared("barnehage"),
                APACHE.declared("barnehage"));
    }

    @Test
    void shouldLogInStepUpBeRememberedAndHearOfTheLogOut() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            window.go(LOWER.at("/login?acr=" + SUBSTANTIAL));
            window.logIn(citizen);
            var first = json(window);
            assertThat(first.path("acr").asText()).isEqualTo(SUBSTANTIAL);
            assertThat(first.path("amr").toString()).isEqualTo("[\"Minid-PIN\"]");

            window.go(HIGHER.at("/login"));
            window.click("#portvakt-pki");
            var higher = json(window);
            assertThat(higher.path("acr").asText()).as("its profile's").isEqualTo(HIGH);
            assertThat(higher.path("sid")).as("one session").isEqualTo(first.path("sid"));
            assertThat(higher.path("sub")).as("two pseudonyms").isNotEqualTo(first.path("sub"));

            window.go(LOWER.at("/login?acr=" + HIGH));
            assertThat(json(window).path("acr").asText()).as("remembered").isEqualTo(HIGH);

            window.go(SYSTEM.ports().origin("minside") + "/saker");
            window.go(SYSTEM.ports().origin("minside") + "/_portvakt/logout");
            window.click("form button");
            for (var portal : List.of(LOWER, HIGHER)) {
                window.go(portal.at("/heard"));
                assertThat(json(window).toString()).contains(first.path("sid").asText());
            }
        }
    }

    /** Whoever stands at the address bar is asked for no less than the profile says. */
    @Test
    void shouldAskForTheProfilesLevelWhateverIsWrittenIntoTheAddress() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            window.go(HIGHER.at("/plain?acr=" + HIGH));
            var asked = json(window).asText();
            assertThat(asked).contains("&acr_values=" + HIGH);

            for (var edited : List.of(
                    asked.replace("&acr_values=" + HIGH, ""),
                    asked.replace("acr_values=" + HIGH, "acr_values=" + SUBSTANTIAL),
                    asked.replace("acr_values=" + HIGH, "acr_values=idporten-loa-low"))) {
                window.go(edited);
                assertThat(window.count("#pid")).as(edited).isZero();
                assertThat(window.count("#portvakt-pki")).as(edited).isOne();
            }
            window.click("#portvakt-pki");
            assertThat(json(window).path("acr").asText()).isEqualTo(HIGH);
        }
    }

    @Test
    void shouldLogInAtApacheStepUpElsewhereAndBeLoggedOutByAnotherMake() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            window.go(APACHE.at("/secret/"));
            window.logIn(citizen);
            assertThat(window.text("h1")).isEqualTo("Inne");
            window.go(APACHE.at("/callback?info=json"));
            var told = json(window).path("id_token");
            assertThat(told.path("acr").asText()).isEqualTo(SUBSTANTIAL);

            window.go(HIGHER.at("/login"));
            window.click("#portvakt-pki");
            assertThat(json(window).path("acr").asText()).isEqualTo(HIGH);
            assertThat(json(window).path("sid")).as("one session").isEqualTo(told.path("sid"));

            window.go(HIGHER.at("/leave"));
            window.click("form button");
            assertThat(json(window).asText()).isEqualTo("farewell");
            window.go(APACHE.at("/secret/"));
            assertThat(window.count("#pid")).as("out of Apache too").isOne();
        }
    }

    @Test
    void shouldLogOutOfAllWhereALogOutBeginsAtAPortal() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            window.go(LOWER.at("/login?acr=" + SUBSTANTIAL));
            window.logIn(citizen);
            var sid = json(window).path("sid").asText();
            window.go(SYSTEM.ports().origin("minside") + "/saker");
            assertThat(window.count("h1")).as("in at a service, unasked").isOne();
            window.go(HIGHER.at("/login"));
            window.click("#portvakt-pki");

            window.go(HIGHER.at("/leave"));
            window.click("form button");

            assertThat(json(window).asText()).isEqualTo("farewell");
            for (var portal : List.of(LOWER, HIGHER)) {
                window.go(portal.at("/heard"));
                assertThat(json(window).toString()).contains(sid);
            }
            for (var elsewhere : List.of(SYSTEM.ports().origin("minside") + "/saker", LOWER.at("/login"))) {
                window.go(elsewhere);
                assertThat(window.count("#pid")).as(elsewhere).isOne();
            }
        }
    }

    /** Keycloak's client says level 3 until the next {@code idp apply}; the gateway's policy says 4 now. */
    @Test
    void shouldAskForALevelThatWasRaisedSinceTheClientWasMade() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            window.go(LOWER.at("/login?acr=" + SUBSTANTIAL));
            window.logIn(citizen);
            assertThat(json(window).path("acr").asText()).isEqualTo(SUBSTANTIAL);

            window.go(RAISED.at("/login?acr=" + SUBSTANTIAL));
            assertThat(window.count("#portvakt-pki")).as("asked for more").isOne();
            window.click("#portvakt-pki");
            assertThat(json(window).path("acr").asText()).isEqualTo(HIGH);
        }
    }

    private static JsonNode json(Window window) throws JsonProcessingException {
        return new ObjectMapper().readTree(window.text("body"));
    }

    private static String cardOrigin() {
        return "https://login.localhost:" + SYSTEM.ports().of(Port.PKI);
    }
}
