package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import no.portvakt.demo.identity.Browser.Arrival;
import no.portvakt.idp.distribution.KeycloakServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two nodes of Keycloak on one database, of which one is lost without a word. The gateway leads to the other; what it
 * does by itself is in {@code BackChannelTest} and {@code ManyUpstreamsTest}.
 */
class TwoNodesIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";

    private static final RunningKeycloak KEYCLOAK = RunningKeycloak.get();
    private static final GatewayClient GATEWAY = new GatewayClient(KEYCLOAK);

    private static KeycloakServer second;

    private final Browser browser = KEYCLOAK.browser();

    @BeforeAll
    static void join() {
        second = KEYCLOAK.anotherNode();
    }

    @AfterAll
    static void stop() {
        second.close();
    }

    @Test
    void shouldGoOnWithALoginWhenItsNodeIsLost() throws Exception {
        var kari = Person.enrolled(KEYCLOAK);
        var ola = Person.enrolled(KEYCLOAK);
        var pushed = GATEWAY.push(SUBSTANTIAL);
        browser.goOnAt(second.backChannel());
        var codePage = identify(browser, browser.open(pushed.address()), kari);
        var olas = KEYCLOAK.browser();
        olas.goOnAt(second.backChannel());
        var before = logIn(olas, ola, 0);

        second.kill();
        assertThat(second.isRunning()).isFalse();
        browser.goOnAt(KEYCLOAK.server().backChannel());
        olas.goOnAt(KEYCLOAK.server().backChannel());

        var tokens = GATEWAY.redeem(
                browser.submit(codePage, Map.of("code", kari.codes().getFirst())), pushed);
        assertThat(tokens.idToken().getStringClaim("acr")).isEqualTo(SUBSTANTIAL);
        assertThat(tokens.idToken().getStringClaim("pid"))
                .as("who had typed her password at the node that was lost")
                .isEqualTo(kari.number().reveal());
        var again = GATEWAY.push(SUBSTANTIAL);
        assertThat(GATEWAY.redeem(olas.open(again.address()), again).idToken().getStringClaim("sid"))
                .as("a session that began there")
                .isEqualTo(before.idToken().getStringClaim("sid"));
        assertThat(GATEWAY.refresh(before).idToken().getStringClaim("sid"))
                .isEqualTo(before.idToken().getStringClaim("sid"));
    }

    private static GatewayClient.Tokens logIn(Browser with, Person person, int code) {
        var pushed = GATEWAY.push(SUBSTANTIAL);
        var codePage = identify(with, with.open(pushed.address()), person);
        return GATEWAY.redeem(
                with.submit(codePage, Map.of("code", person.codes().get(code))), pushed);
    }

    private static Arrival identify(Browser with, Arrival page, Person person) {
        return with.submit(page, Map.of("pid", person.number().reveal(), "password", person.password()));
    }
}
