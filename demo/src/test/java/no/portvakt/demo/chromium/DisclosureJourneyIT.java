package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.clients.NodeSamlPortal;
import no.portvakt.demo.clients.OpenIdPortal;
import no.portvakt.demo.clients.SamlPortal;
import no.portvakt.demo.identity.DeclaredPortals;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.profiles.portal.Telling;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A citizen is shown what two portals are told of her, one of each protocol, and goes on or turns back. */
class DisclosureJourneyIT {

    private static final DemoSystem SYSTEM = WholeSystem.system();
    private static final NodeSamlPortal SAML = NodeSamlPortal.start(SYSTEM, SamlPortal.SHOWN);
    private static final OpenIdPortal OPENID = OpenIdPortal.start(SYSTEM, "vistportal");
    private static final String HERE = SYSTEM.ports().origin("login").toString();
    private static final String GO = "button[name=answer][value=go]";
    private static final String BACK = "button[name=answer][value=back]";

    private final TestCitizen citizen = WholeSystem.office().enrol();

    @BeforeAll
    static void declare() {
        DeclaredPortals.declare(clients());
    }

    @AfterAll
    static void withdraw() {
        DeclaredPortals.withdraw(clients());
        SAML.close();
        OPENID.close();
    }

    private static List<ObjectNode> clients() {
        return DeclaredPortals.clients(OPENID.declared("byggesak", Telling.FIRST_TIME));
    }

    @Test
    void shouldShowWhatAPortalIsToldOnceAndTellItNothingWhenSheTurnsBack() throws Exception {
        try (var chromium = new Chromium();
                var window = chromium.open(HERE, Optional.empty())) {
            window.goUntil(SAML.at("/login"), HERE + "/realms/");
            window.logIn(citizen);
            window.arrive(HERE + "/_portvakt/saml/continue");
            assertThat(window.text("h1")).isEqualTo("Du går videre til Skjemaportalen");
            assertThat(window.text("#who")).isEqualTo("Fødselsnummeret ditt");
            assertThat(window.text("#level")).startsWith("Nivå 3");
            assertThat(window.text("#method")).isEqualTo("PIN-koder fra brev");
            window.look("told-saml");
            window.click(BACK);
            window.arrive(SAML.at("/acs"));
            assertThat(window.text("body")).contains("turned-back");

            window.goUntil(SAML.at("/login"), HERE + "/_portvakt/saml/continue");
            window.click(GO);
            window.arrive(SAML.at("/me"));
            assertThat(json(window).path("uid").asText())
                    .isEqualTo(citizen.number().reveal());
            window.goUntil(SAML.at("/login?passive=true"), SAML.at("/me"));
            assertStandsInHerAccessLog(window, "vist-saml");
            assertThat(window.text("main")).contains("Asker kommune, Skjemaportalen", "Fødselsnummeret ditt");

            window.goUntil(OPENID.at("/login"), HERE + "/realms/");
            assertThat(window.text("h1")).isEqualTo("Du går videre til Skjemaportalen");
            assertThat(window.text("#who")).as("its profile shows no number").startsWith("Ikke fødselsnummeret");
            assertThat(window.text("#level")).startsWith("Nivå 3");
            assertThat(window.text("#method")).isEqualTo("PIN-koder fra brev");
            window.look("told-openid");
            window.click(BACK);
            window.arrive(OPENID.at("/callback"));
            assertThat(window.address()).contains("error=access_denied");

            window.goUntil(OPENID.at("/login"), HERE + "/realms/");
            window.click(GO);
            window.arrive(OPENID.at("/callback"));
            assertThat(json(window).path("acr").asText()).isEqualTo("idporten-loa-substantial");
            window.goUntil(OPENID.at("/login"), OPENID.at("/callback"));
            assertStandsInHerAccessLog(window, "vistportal");

            window.go(OPENID.at("/leave"));
            window.click("form button");
            window.arrive(OPENID.at("/farewell"));
            window.goUntil(SAML.at("/me"), SAML.at("/me"));
            assertThat(window.text("body"))
                    .as("the portal of the other protocol, which only the browser can tell")
                    .isEqualTo("null");
        }
    }

    /** It comes there by itself, a moment later. */
    private static void assertStandsInHerAccessLog(Window window, String portal) {
        var log = SYSTEM.ports().origin("minside") + "/tilgangslogg";
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            window.goUntil(log, log);
            return window.text("main").contains(portal);
        });
        assertThat(window.text("main")).contains("Du gikk videre til Skjemaportalen med kommunens innlogging");
    }

    private static JsonNode json(Window window) throws JsonProcessingException {
        return new ObjectMapper().readTree(window.text("body"));
    }
}
