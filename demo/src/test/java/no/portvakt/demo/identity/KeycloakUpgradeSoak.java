package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.identity.Browser.Arrival;
import no.portvakt.demo.identity.GatewayClient.Tokens;
import no.portvakt.demo.machine.Ports;
import no.portvakt.demo.machine.Running;
import no.portvakt.demo.machine.StateFolder;
import no.portvakt.demo.machine.Terminal;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.demo.processes.Installation;
import no.portvakt.demo.processes.SystemPlan;
import no.portvakt.idp.sync.Operation;
import no.portvakt.idp.sync.RealmSync;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A municipality that has run the previous minor version of Keycloak and starts this one on the same database. By hand:
 * {@code ./portvakt soak upgrade}, since it fetches a distribution and starts everything twice.
 */
class KeycloakUpgradeSoak {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final System.Logger LOG = System.getLogger("KeycloakUpgradeSoak");

    @TempDir
    private Path folder;

    private final Ports ports = WholeSystem.freePorts();

    @Test
    void shouldGoOnWithLettersAndSessionsOfTheVersionBefore() {
        var now = Installation.found();
        var before = new Installation(
                now.root(),
                now.repository(),
                Optional.ofNullable(System.getProperty("portvakt.soak.from")).orElseThrow());

        var earlier = during(before, keycloak -> {
            var kari = Person.enrolled(keycloak);
            var card = kari.certified(keycloak);
            var browser = keycloak.browser();
            var tokens = logIn(keycloak, browser, kari, 0);
            say("{0}: logged in at {1}", before.keycloakVersion(), acr(tokens));
            return new Earlier(kari, card, browser, tokens);
        });
        during(now, keycloak -> {
            assertThat(new RealmSync(keycloak.admin()).plan(keycloak.innbygger()))
                    .extracting(Operation::describe)
                    .isEmpty();
            var gateway = new GatewayClient(keycloak);
            earlier.browser().goOnAt(keycloak.server().backChannel());
            var pushed = gateway.push(SUBSTANTIAL);
            var same = gateway.redeem(earlier.browser().open(pushed.address()), pushed);
            assertThat(sid(same)).as("the session of before").isEqualTo(sid(earlier.tokens()));
            assertThat(sid(gateway.refresh(earlier.tokens()))).isEqualTo(sid(earlier.tokens()));
            say("{0}: the session of before goes on", now.keycloakVersion());
            var fresh = logIn(keycloak, keycloak.browser(), earlier.person(), 1);
            assertThat(fresh.idToken().getSubject())
                    .isEqualTo(earlier.tokens().idToken().getSubject());
            say("{0}: logged in with the next code of the letter", now.keycloakVersion());
            var high = gateway.push("idporten-loa-high");
            var carded = keycloak.browser();
            assertThat(gateway.redeem(
                                    carded.choose(
                                            carded.open(high.address()),
                                            earlier.card().certificate()),
                                    high)
                            .idToken()
                            .getSubject())
                    .isEqualTo(earlier.tokens().idToken().getSubject());
            say("{0}: logged in with the card", now.keycloakVersion());
            return "done";
        });
    }

    private record Earlier(Person person, TestAuthority.Issued card, Browser browser, Tokens tokens) {}

    private <T> T during(Installation installation, Function<RunningKeycloak, T> work) {
        var terminal = new Terminal(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        try (var state = StateFolder.take(folder.resolve("state")).orElseThrow();
                var running = new Running()) {
            var system = DemoSystem.start(new SystemPlan(installation, ports, state, terminal), running);
            return work.apply(RunningKeycloak.of(system));
        }
    }

    private static Tokens logIn(RunningKeycloak keycloak, Browser with, Person person, int code) {
        var gateway = new GatewayClient(keycloak);
        var pushed = gateway.push(SUBSTANTIAL);
        Arrival codePage = with.submit(
                with.open(pushed.address()), Map.of("pid", person.number().reveal(), "password", person.password()));
        return gateway.redeem(
                with.submit(codePage, Map.of("code", person.codes().get(code))), pushed);
    }

    private static Object sid(Tokens tokens) {
        return tokens.idToken().getClaim("sid");
    }

    private static Object acr(Tokens tokens) {
        return tokens.idToken().getClaim("acr");
    }

    private static void say(String line, Object... what) {
        LOG.log(System.Logger.Level.INFO, "KeycloakUpgradeSoak: " + line, what);
    }
}
