package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.clients.ApachePortal;
import no.portvakt.demo.clients.MellonPortal;
import no.portvakt.demo.clients.NodeSamlPortal;
import no.portvakt.demo.clients.OpenIdPortal;
import no.portvakt.demo.clients.SamlPortal;
import no.portvakt.demo.clients.ShibbolethPortal;
import no.portvakt.demo.clients.SpringOpenIdPortal;
import no.portvakt.demo.clients.SpringPortal;
import no.portvakt.demo.identity.DeclaredPortals;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.idp.sync.RealmSync;
import org.junit.jupiter.api.Test;

/**
 * Citizens go round between portals of several makes and of both protocols: in at one by letter, up by card at another,
 * remembered at the others, and out of all of them, from a service or from one of the portals in turn. By hand:
 * {@code ./portvakt soak portals}.
 */
class PortalsSoak {

    private static final System.Logger LOG = System.getLogger("PortalsSoak");
    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String HIGH = "idporten-loa-high";
    private static final int CODES = 20;

    /** So many places where a log-out may begin. */
    private static final int FROM = 6;

    private static final String OIDC_APACHE = "mod_auth_openidc";
    private static final String OIDC_NODE = "openid-client";
    private static final String SAML_NODE = "node-saml";
    private static final String SAML_MELLON = "mod_auth_mellon";
    private static final String SAML_SHIBBOLETH = "Shibboleth SP";
    private static final String SAML_SERVER = "Shibboleth SP (Artifact, SOAP)";
    private static final String SAML_SPRING = "Spring Security (SAML)";
    private static final String OIDC_SPRING = "Spring Security (OpenID Connect)";

    private final DemoSystem system = WholeSystem.system();

    private final Map<String, Integer> logIns = new TreeMap<>();
    private final Map<String, Integer> logOuts = new TreeMap<>();

    /** Those of OpenID Connect, and those of SAML. */
    private record Portals(
            ApachePortal apache,
            OpenIdPortal lower,
            OpenIdPortal higher,
            NodeSamlPortal node,
            MellonPortal mellon,
            ShibbolethPortal shibboleth,
            ShibbolethPortal server,
            SpringPortal spring,
            SpringPortal springHigher,
            SpringOpenIdPortal springOpenId) {}

    @Test
    void portals() throws Exception {
        int rounds = Integer.getInteger("portvakt.soak.portals", 20);
        try (var apache = ApachePortal.start(system);
                var lower = OpenIdPortal.start(system, "skjemaportal");
                var higher = OpenIdPortal.startOutside(system, "omsorgsportal");
                var node = NodeSamlPortal.start(system, SamlPortal.LOWER);
                var mellon = MellonPortal.start(system);
                var shibboleth = ShibbolethPortal.start(system, SamlPortal.SHIBBOLETH);
                var server = ShibbolethPortal.start(system, SamlPortal.SHIBBOLETH_SERVER);
                var spring = SpringPortal.start(system, SamlPortal.SPRING);
                var springHigher = SpringPortal.start(system, SamlPortal.SPRING_HIGHER);
                var springOpenId = SpringOpenIdPortal.start(system);
                var admin = system.keycloakAsOperator();
                var chromium = new Chromium()) {
            new RealmSync(admin)
                    .apply(system.citizensRealm().and(clients(apache, lower, higher, springOpenId)), _ -> {});
            var portals = new Portals(
                    apache, lower, higher, node, mellon, shibboleth, server, spring, springHigher, springOpenId);
            var begun = Instant.now();
            var citizen = WholeSystem.office().enrol();
            for (int round = 0; round < rounds; round++) {
                if (round % (CODES - 1) == CODES - 2) {
                    citizen = WholeSystem.office().enrol();
                }
                goRound(chromium, citizen, portals, round);
            }
            var took = Duration.between(begun, Instant.now());
            LOG.log(
                    Level.INFO,
                    "PortalsSoak: {0} rounds in {1} s; log-ins: {2}; log-outs: {3}",
                    rounds,
                    took.toSeconds(),
                    logIns,
                    logOuts);
        }
    }

    private void goRound(Chromium chromium, TestCitizen citizen, Portals portals, int round) throws Exception {
        try (var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            window.go(portals.apache().at("/secret/"));
            window.identify(citizen);
            window.typeCode(citizen.code(window.askedCode()));
            assertThat(window.text("h1")).isEqualTo("Inne");
            window.go(portals.apache().at("/callback?info=json"));
            var first = json(window).path("id_token");
            assertThat(first.path("acr").asText()).isEqualTo(SUBSTANTIAL);
            in(OIDC_APACHE);
            window.goUntil(portals.spring().at("/me"), portals.spring().at("/me"));
            assertThat(springLevel(window)).isEqualTo("3");
            in(SAML_SPRING);

            stepUp(window, portals, round % 2 == 0, first.path("sid"));
            window.go(portals.lower().at("/login?acr=" + SUBSTANTIAL));
            assertThat(json(window).path("sid")).isEqualTo(first.path("sid"));
            in(OIDC_NODE);
            window.goUntil(
                    portals.springOpenId().at("/me"), portals.springOpenId().at("/me"));
            assertThat(json(window).path("acr").asText()).isEqualTo(HIGH);
            assertThat(json(window).path("sid")).isEqualTo(first.path("sid"));
            in(OIDC_SPRING);
            goToThoseOfSaml(window, portals);

            logOut(window, portals, round);
            assertIsOut(window, portals, first.path("sid").asText());
            goOutByServersAlone(window, portals);
        }
    }

    /** In by an artifact, and out by what the portal's server says to ours; her browser is led nowhere. */
    private void goOutByServersAlone(Window window, Portals portals) {
        var pages = system.ports().origin("login") + "/realms/";
        var secret = portals.server().at("/secret/");
        window.go(system.ports().origin("hjemmehjelp") + "/");
        window.click("#portvakt-pki");
        window.goUntil(secret, secret);
        assertThat(window.text("h1")).isEqualTo("Inne");
        in(SAML_SERVER);
        window.goUntil(portals.apache().at("/secret/"), portals.apache().at("/secret/"));
        assertThat(window.text("h1")).isEqualTo("Inne");
        in(OIDC_APACHE);

        var farewell = portals.server().at("/farewell.html");
        assertThat(window.sends(portals.server().at("/Shibboleth.sso/Logout?return=" + farewell)))
                .isEqualTo(farewell);
        for (var over :
                List.of(secret, portals.apache().at("/secret/"), system.ports().origin("minside") + "/saker")) {
            window.goUntil(over, pages);
        }
        out(SAML_SERVER);
        out(OIDC_APACHE);
    }

    /** By card, at Spring's or at the one of OpenID Connect; each asks for level 3, and its service demands 4. */
    private void stepUp(Window window, Portals portals, boolean atSpring, JsonNode sid) throws Exception {
        var spring = portals.springHigher().at("/me");
        window.goUntil(
                atSpring ? spring : portals.higher().at("/login?acr=" + SUBSTANTIAL),
                system.ports().origin("login") + "/realms/");
        window.click("#portvakt-pki");
        if (atSpring) {
            window.arrive(spring);
            assertThat(springLevel(window)).isEqualTo("4");
            window.go(portals.higher().at("/login?acr=" + SUBSTANTIAL));
        }
        assertThat(json(window).path("acr").asText()).isEqualTo(HIGH);
        assertThat(json(window).path("sid")).isEqualTo(sid);
        in(OIDC_NODE);
        if (!atSpring) {
            window.goUntil(spring, spring);
            assertThat(springLevel(window)).isEqualTo("4");
        }
        in(SAML_SPRING);
    }

    private static String springLevel(Window window) throws Exception {
        return json(window).path("attributes").path("SecurityLevel").path(0).asText();
    }

    /** She is remembered, and at each by the level that it asks for. */
    private void goToThoseOfSaml(Window window, Portals portals) throws Exception {
        window.goUntil(portals.node().at("/login"), portals.node().at("/me"));
        assertThat(json(window).path("level").asText())
                .as("hers, since it asks for none")
                .isEqualTo("4");
        in(SAML_NODE);
        for (var apache : Map.of(
                        SAML_MELLON, portals.mellon().at("/secret/"),
                        SAML_SHIBBOLETH, portals.shibboleth().at("/secret/"),
                        SAML_SERVER, portals.server().at("/secret/"))
                .entrySet()) {
            window.goUntil(apache.getValue(), apache.getValue());
            assertThat(window.text("h1")).as(apache.getKey()).isEqualTo("Inne");
            assertThat(window.text("#level")).as(apache.getKey()).isEqualTo("3");
            in(apache.getKey());
        }
    }

    private void logOut(Window window, Portals portals, int round) {
        var minside = system.ports().origin("minside");
        window.go(minside + "/saker");
        switch (round % FROM) {
            case 0 -> {
                window.go(minside + "/_portvakt/logout");
                window.click("form button");
                window.arrive(minside + "/_portvakt/logged-out");
            }
            case 1 ->
                window.goUntil(portals.node().at("/logout"), portals.node().at("/slo"));
            case 2 ->
                window.goUntil(
                        portals.mellon()
                                .at("/mellon/logout?ReturnTo="
                                        + portals.mellon().at("/farewell.html")),
                        portals.mellon().at("/farewell"));
            case 3 -> {
                window.go(portals.spring().at("/out"));
                window.click("form button");
                window.arrive(portals.spring().at("/farewell"));
            }
            case 4 -> {
                window.go(portals.springOpenId().at("/out"));
                window.click("form button");
                window.arrive(portals.springOpenId().at("/farewell"));
            }
            default ->
                window.goUntil(
                        portals.shibboleth()
                                .at("/Shibboleth.sso/Logout?return="
                                        + portals.shibboleth().at("/farewell.html")),
                        portals.shibboleth().at("/"));
        }
    }

    private void assertIsOut(Window window, Portals portals, String sid) throws Exception {
        for (var portal : List.of(portals.lower(), portals.higher())) {
            window.go(portal.at("/heard"));
            assertThat(json(window).toString()).contains(sid);
            out(OIDC_NODE);
        }
        window.go(portals.node().at("/me"));
        assertThat(json(window).isNull()).isTrue();
        out(SAML_NODE);
        var pages = system.ports().origin("login") + "/realms/";
        for (var spring : List.of(portals.spring(), portals.springHigher())) {
            window.goUntil(spring.at("/me"), pages);
            out(SAML_SPRING);
        }
        for (var apache : Map.of(
                        OIDC_SPRING, portals.springOpenId().at("/me"),
                        OIDC_APACHE, portals.apache().at("/secret/"),
                        SAML_MELLON, portals.mellon().at("/secret/"),
                        SAML_SHIBBOLETH, portals.shibboleth().at("/secret/"),
                        SAML_SERVER, portals.server().at("/secret/"))
                .entrySet()) {
            window.goUntil(apache.getValue(), pages);
            out(apache.getKey());
        }
    }

    private void in(String client) {
        logIns.merge(client, 1, Integer::sum);
    }

    private void out(String client) {
        logOuts.merge(client, 1, Integer::sum);
    }

    private static List<ObjectNode> clients(
            ApachePortal apache, OpenIdPortal lower, OpenIdPortal higher, SpringOpenIdPortal spring) {
        return DeclaredPortals.clients(
                apache.declared("barnehage"),
                lower.declared("barnehage"),
                higher.declared("hjemmehjelp"),
                spring.declared("hjemmehjelp"));
    }

    private static JsonNode json(Window window) throws Exception {
        return new ObjectMapper().readTree(window.text("body"));
    }

    private String cardOrigin() {
        return "https://login.localhost:" + system.ports().of(Port.PKI);
    }
}
