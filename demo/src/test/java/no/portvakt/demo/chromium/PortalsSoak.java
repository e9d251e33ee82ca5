package no.portvakt.demo.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.citizens.TestCitizen;
import no.portvakt.demo.clients.ApachePortal;
import no.portvakt.demo.clients.OpenIdPortal;
import no.portvakt.demo.machine.Port;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.idp.client.PortalClients;
import no.portvakt.idp.sync.RealmSync;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.policy.Policy;
import org.junit.jupiter.api.Test;

/**
 * Citizens go round between portals of several makes: in at one by letter, up by card at another, remembered at a third,
 * and out of all of them. By hand: {@code ./portvakt soak portals}.
 */
class PortalsSoak {

    private static final System.Logger LOG = System.getLogger("PortalsSoak");
    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String HIGH = "idporten-loa-high";
    private static final int CODES = 20;

    private final DemoSystem system = WholeSystem.system();

    @Test
    void portals() throws Exception {
        int rounds = Integer.getInteger("portvakt.soak.portals", 20);
        try (var apache = ApachePortal.start(system);
                var lower = OpenIdPortal.start(system, "skjemaportal");
                var higher = OpenIdPortal.start(system, "omsorgsportal");
                var admin = system.keycloakAsOperator();
                var chromium = new Chromium()) {
            new RealmSync(admin).apply(system.citizensRealm().and(clients(apache, lower, higher)), _ -> {});
            var begun = Instant.now();
            var citizen = WholeSystem.office().enrol();
            for (int round = 0; round < rounds; round++) {
                if (round % (CODES - 1) == CODES - 2) {
                    citizen = WholeSystem.office().enrol();
                }
                goRound(chromium, citizen, apache, lower, higher);
            }
            var took = Duration.between(begun, Instant.now());
            LOG.log(
                    Level.INFO,
                    "PortalsSoak: {0} log-ins by mod_auth_openidc and {1} by openid-client, each round with a step-up and"
                            + " a log-out that all heard of, in {2} s",
                    rounds,
                    2 * rounds,
                    took.toSeconds());
        }
    }

    private void goRound(
            Chromium chromium, TestCitizen citizen, ApachePortal apache, OpenIdPortal lower, OpenIdPortal higher)
            throws Exception {
        try (var window = chromium.open(cardOrigin(), Optional.of(citizen.card()))) {
            window.go(apache.at("/secret/"));
            window.identify(citizen);
            window.typeCode(citizen.code(window.askedCode()));
            assertThat(window.text("h1")).isEqualTo("Inne");
            window.go(apache.at("/callback?info=json"));
            var first = json(window).path("id_token");
            assertThat(first.path("acr").asText()).isEqualTo(SUBSTANTIAL);

            window.go(higher.at("/login?acr=" + SUBSTANTIAL));
            window.click("#portvakt-pki");
            assertThat(json(window).path("acr").asText()).isEqualTo(HIGH);
            assertThat(json(window).path("sid")).isEqualTo(first.path("sid"));
            window.go(lower.at("/login?acr=" + SUBSTANTIAL));
            assertThat(json(window).path("sid")).isEqualTo(first.path("sid"));

            window.go(system.ports().origin("minside") + "/saker");
            window.go(system.ports().origin("minside") + "/_portvakt/logout");
            window.click("form button");
            for (var portal : List.of(lower, higher)) {
                window.go(portal.at("/heard"));
                assertThat(json(window).toString()).contains(first.path("sid").asText());
            }
            window.go(apache.at("/secret/"));
            assertThat(window.address())
                    .as("logged out there too")
                    .startsWith(system.ports().origin("login").toString());
        }
    }

    private static List<ObjectNode> clients(ApachePortal apache, OpenIdPortal lower, OpenIdPortal higher) {
        var policy =
                switch (ProfileLoader.fromClassPath()) {
                    case LoadOutcome.Loaded(var catalog) -> Policy.compile(catalog);
                    case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
                };
        return new PortalClients(policy, new AcrMapping("innbygger", AcrMapping.ID_PORTEN))
                .of(List.of(apache.declared("barnehage"), lower.declared("barnehage"), higher.declared("hjemmehjelp")));
    }

    private static JsonNode json(Window window) throws Exception {
        return new ObjectMapper().readTree(window.text("body"));
    }

    private String cardOrigin() {
        return "https://login.localhost:" + system.ports().of(Port.PKI);
    }
}
