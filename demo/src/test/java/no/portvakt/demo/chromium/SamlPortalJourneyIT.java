package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.clients.MellonPortal;
import no.portvakt.demo.clients.NodeSamlPortal;
import no.portvakt.demo.clients.SamlPortal;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.processes.DemoSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Portals that somebody else's libraries log citizens in for by SAML: {@code node-saml} at level 3 and at level 4, and
 * Debian's Apache with {@code mod_auth_mellon} for a service that shows no number.
 */
class SamlPortalJourneyIT {

    private static final DemoSystem SYSTEM = WholeSystem.system();
    private static final NodeSamlPortal LOWER = NodeSamlPortal.start(SYSTEM, SamlPortal.LOWER);
    private static final NodeSamlPortal HIGHER = NodeSamlPortal.start(SYSTEM, SamlPortal.HIGHER);
    private static final MellonPortal MELLON = MellonPortal.start(SYSTEM);
    private static final String LOGIN_PAGES =
            SYSTEM.ports().origin("login").resolve("/realms/").toString();
    private static final String PASSWORD = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";
    private static final String CARD = "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI";

    private final TestCitizen citizen = WholeSystem.office().enrol();

    @AfterAll
    static void end() {
        LOWER.close();
        HIGHER.close();
        MELLON.close();
    }

    @Test
    void shouldLogInStepUpAndBeRemembered() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            window.goUntil(LOWER.at("/login?post=true&context=" + PASSWORD), LOGIN_PAGES);
            window.logIn(citizen);
            var first = learnt(window, LOWER);
            assertThat(first.path("level").asText()).isEqualTo("3");
            assertThat(first.path("context").asText()).isEqualTo(PASSWORD);
            assertThat(first.path("uid").asText()).isEqualTo(citizen.number().reveal());
            assertThat(first.path("encrypted").asBoolean()).isTrue();
            assertThat(first.path("relayState").asText()).isEqualTo("here");

            window.goUntil(HIGHER.at("/login?context=" + PASSWORD), LOGIN_PAGES);
            assertThat(window.count("#pid")).as("no letter is enough").isZero();
            window.click("#portvakt-pki");
            var higher = learnt(window, HIGHER);
            assertThat(higher.path("level").asText()).as("its profile's").isEqualTo("4");
            assertThat(higher.path("context").asText()).isEqualTo(CARD);
            assertThat(higher.path("name")).as("two pseudonyms").isNotEqualTo(first.path("name"));
            assertThat(higher.path("session")).as("of the log-in too").isNotEqualTo(first.path("session"));

            window.goUntil(LOWER.at("/login?passive=true"), LOWER.at("/me"));
            var remembered = learnt(window, LOWER);
            assertThat(remembered.path("level").asText()).isEqualTo("4");
            assertThat(remembered.path("name")).isEqualTo(first.path("name"));
            assertThat(remembered.path("format").asText()).endsWith("persistent");

            window.goUntil(MELLON.at("/secret/"), MELLON.at("/secret/"));
            assertThat(window.text("h1")).isEqualTo("Inne");
            assertThat(window.text("#level")).as("as it asked").isEqualTo("3");
            assertThat(window.text("#uid")).as("its profile shows no number").isEqualTo("(none)");

            var before = Instant.parse(remembered.path("proven").asText());
            window.goUntil(LOWER.at("/login?force=true"), LOGIN_PAGES);
            window.identify(citizen);
            window.typeCode(citizen.code(window.askedCode()));
            assertThat(Instant.parse(learnt(window, LOWER).path("proven").asText()))
                    .as("anew")
                    .isAfter(before);
        }
    }

    @Test
    void shouldLogOutEverywhereFromOnePortal() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            logInEverywhere(window);

            window.goUntil(LOWER.at("/logout"), LOWER.at("/slo"));
            assertThat(json(window).asText()).as("all have confirmed").isEqualTo("out everywhere");

            assertLoggedOutEverywhere(window);
        }
    }

    @Test
    void shouldLogOutEverywhereFromApache() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            logInEverywhere(window);

            window.goUntil(MELLON.at("/mellon/logout?ReturnTo=" + MELLON.at("/farewell.html")), MELLON.at("/farewell"));

            assertLoggedOutEverywhere(window);
        }
    }

    @Test
    void shouldLogOutEverywhereFromAService() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            logInEverywhere(window);
            var minside = SYSTEM.ports().origin("minside");

            window.go(minside + "/saker");
            window.go(minside + "/_portvakt/logout");
            window.click("form button");
            window.arrive(minside + "/_portvakt/logged-out");
            assertThat(window.text("main")).as("all have confirmed").doesNotContain("ikke bekreftet");

            assertLoggedOutEverywhere(window);
        }
    }

    /** By card, so that no code of the letter is used up. */
    private static void logInEverywhere(Window window) throws Exception {
        window.goUntil(HIGHER.at("/login"), LOGIN_PAGES);
        window.click("#portvakt-pki");
        assertThat(learnt(window, HIGHER).path("level").asText()).isEqualTo("4");
        window.goUntil(LOWER.at("/login"), LOWER.at("/me"));
        window.goUntil(MELLON.at("/secret/"), MELLON.at("/secret/"));
        assertThat(window.text("h1")).isEqualTo("Inne");
    }

    private static void assertLoggedOutEverywhere(Window window) throws Exception {
        for (var portal : List.of(LOWER, HIGHER)) {
            window.go(portal.at("/me"));
            assertThat(json(window).isNull()).as("at " + portal.at("")).isTrue();
        }
        window.goUntil(MELLON.at("/secret/"), LOGIN_PAGES);
        window.goUntil(SYSTEM.ports().origin("minside") + "/saker", LOGIN_PAGES);
    }

    @Test
    void shouldNotAskWhoMustNotBeAsked() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(cardOrigin(), Optional.empty())) {
            window.goUntil(LOWER.at("/login?passive=true"), LOWER.at("/acs"));
            assertThat(json(window).path("refused").asText()).isEqualTo("NoPassive");
        }
    }

    private static JsonNode learnt(Window window, NodeSamlPortal portal) throws JsonProcessingException {
        window.arrive(portal.at("/me"));
        return json(window);
    }

    private static JsonNode json(Window window) throws JsonProcessingException {
        return new ObjectMapper().readTree(window.text("body"));
    }

    private static String cardOrigin() {
        return "https://login.localhost:" + SYSTEM.ports().of(Port.PKI);
    }
}
