package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.portvakt.idp.sync.RealmSync;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.portal.OidcClient.Conformance;
import no.portvakt.trust.correlation.CorrelationId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is tried on portals of OpenID Connect: {@code portal-attacks.csv} says what comes back and which reason the audit
 * log gives, {@code portal-redirects.csv} has the addresses that look like a portal's.
 */
class PortalAttackIT {

    private static final RunningKeycloak KEYCLOAK = RunningKeycloak.get();
    private static final OidcPortal WARY = new OidcPortal(KEYCLOAK, "wary");
    private static final OidcPortal OTHER = new OidcPortal(KEYCLOAK, "other");
    private static final OidcPortal HIGH = new OidcPortal(KEYCLOAK, "wary-high");
    private static final Browser BROWSER = KEYCLOAK.browser();
    private static final String SIGNED_ON = "portal code";

    private static List<String> lines(String file) {
        try (var stream = PortalAttackIT.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @BeforeAll
    static void logIn() {
        var kindergarten = new ServiceId("barnehage");
        var clients = DeclaredPortals.clients(
                WARY.declared(kindergarten, Conformance.PLAIN),
                OTHER.declared(kindergarten, Conformance.PLAIN),
                HIGH.declared(new ServiceId("hjemmehjelp"), Conformance.PLAIN));
        new RealmSync(KEYCLOAK.admin()).apply(KEYCLOAK.innbygger().and(clients), operation -> {});
        var kari = Person.enrolled(KEYCLOAK);
        var page = BROWSER.open(WARY.asking());
        var codePage = BROWSER.submit(page, Map.of("pid", kari.number().reveal(), "password", kari.password()));
        assertThat(BROWSER.submit(codePage, Map.of("code", kari.codes().getFirst()))
                        .query("code"))
                .isNotEmpty();
    }

    @AfterAll
    static void withdraw() {
        var admin = KEYCLOAK.admin();
        for (var portal : List.of("wary", "other", "wary-high")) {
            var found = admin.read("/innbygger/clients?clientId=" + portal).orElseThrow();
            admin.remove("/innbygger/clients/" + found.path(0).path("id").asText());
        }
    }

    private static PortalAttempt attempt() {
        return new PortalAttempt(
                new WaryPortal(KEYCLOAK, WARY),
                new WaryPortal(KEYCLOAK, OTHER),
                new WaryPortal(KEYCLOAK, HIGH),
                BROWSER);
    }

    /** What the audit log says was refused, by the request's id; {@code -} for nothing. */
    private static Map<String, String> audited() {
        return KEYCLOAK.audited()
                .lines()
                .map(PortalAttackIT::json)
                .filter(line -> line.path("what").asText().endsWith(".refused"))
                .collect(Collectors.toMap(
                        line -> line.path("correlation").asText(),
                        line -> line.path("what").asText() + " "
                                + line.path("details").path("error").asText(),
                        (one, two) -> one.equals(two) ? one : one + " + " + two));
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void shouldRefuseEachAsItSaysAndKeepWhy() {
        Map<PortalAttack, CorrelationId> ids = new LinkedHashMap<>();
        Map<PortalAttack, String> outcomes = new LinkedHashMap<>();
        for (var attack : PortalAttack.ALL) {
            var attempt = attempt();
            outcomes.put(attack, attack.tryOn(attempt));
            ids.put(attack, attempt.correlation());
        }
        var audited = audited();

        assertThat(PortalAttack.ALL.stream()
                        .map(attack -> attack + ", " + outcomes.get(attack) + ", "
                                + audited.getOrDefault(String.valueOf(ids.get(attack)), "-")))
                .containsExactlyElementsOf(lines("portal-attacks.csv"));
    }

    /** Where it is not the portal's own, nobody is sent there, neither from the front nor by what was pushed. */
    @Test
    void shouldSendNobodyToAnAddressThatLooksLikeThePortals() {
        Map<String, String> told = new LinkedHashMap<>();
        Map<String, CorrelationId> ids = new LinkedHashMap<>();
        for (var redirect : redirects()) {
            var attempt = attempt();
            var request = attempt.portal().asking().with("redirect_uri", redirect);
            BROWSER.say(attempt.correlation());
            var front = BROWSER.open(attempt.portal().front(request));
            told.put(
                    redirect,
                    "page " + front.status()
                            + front.redirect().map(to -> " to " + to).orElse(""));
            ids.put(redirect, attempt.correlation());
            var pushing = attempt();
            told.put(
                    "pushed " + redirect,
                    pushing.push(request.and(pushing.portal().proved())));
            ids.put("pushed " + redirect, pushing.correlation());
        }
        var audited = audited();

        assertThat(told.keySet().stream()
                        .map(redirect -> told.get(redirect) + ", "
                                + audited.getOrDefault(String.valueOf(ids.get(redirect)), "-") + ": " + redirect))
                .allMatch(
                        line -> line.startsWith("page 400, login.refused invalid_redirect_uri: ")
                                || line.startsWith(
                                        "server 400 invalid_request, portal.refused invalid_redirect_uri + portal.refused invalid_request: pushed "));
    }

    @Test
    void shouldSendNobodyThereAfterALogOutEither() {
        Map<String, String> told = new LinkedHashMap<>();
        Map<String, CorrelationId> ids = new LinkedHashMap<>();
        for (var redirect : foreign()) {
            var attempt = attempt();
            BROWSER.say(attempt.correlation());
            var left = BROWSER.open(attempt.portal()
                    .leaving(PortalRequest.empty()
                            .and("client_id", WARY.name())
                            .and("post_logout_redirect_uri", redirect)));
            told.put(
                    redirect,
                    "page " + left.status()
                            + left.redirect().map(to -> " to " + to).orElse(""));
            ids.put(redirect, attempt.correlation());
        }
        var audited = audited();

        assertThat(told.keySet().stream()
                        .map(redirect -> told.get(redirect) + ", "
                                + audited.getOrDefault(String.valueOf(ids.get(redirect)), "-") + ": " + redirect))
                .allMatch(line -> line.startsWith("page 400, logout.refused invalid_redirect_uri: "));
        assertThat(PortalAttack.NONE.tryOn(attempt())).as("still logged in").isEqualTo(SIGNED_ON);
    }

    private static final String OWN = "own ";

    private static List<String> foreign() {
        return lines("portal-redirects.csv").stream()
                .filter(line -> !line.startsWith(OWN))
                .toList();
    }

    private static List<String> redirects() {
        return Stream.concat(foreign().stream(), Stream.of("")).toList();
    }

    /** What Keycloak strips of it leads nowhere but to the address that is declared. */
    @Test
    void shouldReadWithoutLettersThatNobodySeesWhereItLeads() {
        var read = lines("portal-redirects.csv").stream()
                .filter(line -> line.startsWith(OWN))
                .map(line -> line.substring(OWN.length()).replace("\\n", "\n"))
                .map(redirect -> {
                    var attempt = attempt();
                    return attempt.front(attempt.portal().asking().with("redirect_uri", redirect));
                });

        assertThat(read).hasSize(2).containsOnly(SIGNED_ON);
    }

    /** RFC 6749, 4.1.2: whoever brings a code again may have stolen it. */
    @Test
    void shouldEndTheTokensOfACodeThatIsBroughtAgain() {
        var attempt = attempt();
        var portal = attempt.portal();
        var redeeming = portal.redeeming(attempt.code());
        var first = portal.fetch(redeeming.and(portal.proved()), CorrelationId.random())
                .json()
                .path("access_token")
                .asText();
        assertThat(portal.userInfo(first).status()).isEqualTo(200);

        attempt.fetch(redeeming.and(portal.proved()));

        assertThat(portal.userInfo(first).status()).isEqualTo(401);
    }

    /** Where the ID token has her number too: that is for the portal alone, and an access token may travel. */
    @Test
    void shouldSayNobodysNumberToWhoHasAnAccessToken() {
        var attempt = attempt();
        var portal = attempt.portal();
        var tokens = portal.fetch(portal.redeeming(attempt.code()).and(portal.proved()), CorrelationId.random())
                .json();

        var told = portal.userInfo(tokens.path("access_token").asText()).json();

        assertThat(tokens.path("id_token").asText()).isNotEmpty();
        assertThat(told.fieldNames()).toIterable().containsExactly("sub");
    }
}
