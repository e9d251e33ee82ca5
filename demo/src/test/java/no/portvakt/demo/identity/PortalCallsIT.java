package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.browsing.Browser;
import no.portvakt.demo.browsing.Page;
import no.portvakt.demo.machine.Port;
import no.portvakt.idp.sync.RealmSync;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.portal.OidcClient.Conformance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A portal calls services behind the gateway with the access token that Keycloak gave it for a citizen. */
class PortalCallsIT {

    private static final RunningKeycloak KEYCLOAK = RunningKeycloak.get();
    private static final OidcPortal CALLER = new OidcPortal(KEYCLOAK, "caller");
    private static final OidcPortal SILENT = new OidcPortal(KEYCLOAK, "silent");
    private static final ServiceId NAMED = new ServiceId("barnehage");

    @BeforeAll
    static void declare() {
        var clients = DeclaredPortals.clients(CALLER.calling(NAMED), SILENT.declared(NAMED, Conformance.PLAIN));
        new RealmSync(KEYCLOAK.admin()).apply(KEYCLOAK.innbygger().and(clients), operation -> {});
    }

    @AfterAll
    static void withdraw() {
        var admin = KEYCLOAK.admin();
        for (var portal : List.of("caller", "silent")) {
            var found = admin.read("/innbygger/clients?clientId=" + portal).orElseThrow();
            admin.remove("/innbygger/clients/" + found.path(0).path("id").asText());
        }
    }

    /** What a service answers whoever shows this token. */
    private static Page call(String service, String token) {
        var system = WholeSystem.system();
        try (var program = new Browser(system.trust(), system.ports().of(Port.PKI))) {
            var address = system.ports().origin(service).resolve("/api/me");
            return program.fetch("GET", address, Map.of("Authorization", "Bearer " + token));
        }
    }

    private static String tokenOf(Person person, OidcPortal portal) {
        var browser = KEYCLOAK.browser();
        var page = browser.open(portal.asking());
        var codePage = browser.submit(page, Map.of("pid", person.number().reveal(), "password", person.password()));
        return portal.accessToken(
                browser.submit(codePage, Map.of("code", person.codes().getFirst())));
    }

    @Test
    void shouldBeHeldAgainstTheProfileOfTheServiceThatIsCalled() {
        var token = tokenOf(Person.enrolled(KEYCLOAK), CALLER);
        var kindergarten = call("barnehage", token);
        var homeHelp = call("hjemmehjelp", token);

        assertThat(kindergarten.status()).isEqualTo(200);
        assertThat(kindergarten.body()).contains("\"verified\":true", "\"acr\":\"idporten-loa-substantial\"");
        assertThat(homeHelp.status()).as("level 4, and the token is of level 3").isEqualTo(401);
        assertThat(homeHelp.header("WWW-Authenticate").orElse(""))
                .contains("insufficient_user_authentication", "idporten-loa-high");
    }

    @Test
    void shouldBeRefusedWithATokenForNobodyOrOneThatWasChanged() {
        var token = tokenOf(Person.enrolled(KEYCLOAK), CALLER);
        var forNobody = tokenOf(Person.enrolled(KEYCLOAK), SILENT);
        int middle = token.lastIndexOf('.') - 10;
        var changed =
                token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A') + token.substring(middle + 1);

        assertThat(call("barnehage", changed).status()).isEqualTo(401);
        assertThat(call("barnehage", forNobody).status()).isEqualTo(401);
    }
}
