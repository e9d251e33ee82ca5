package no.portvakt.idp.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.load.ProfileSource;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.portal.OidcClient;
import no.portvakt.profiles.portal.OidcClient.Conformance;
import no.portvakt.profiles.portal.OidcClient.Keys;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.Telling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalClientsTest {

    private static final String PROFILE = """
            service:
              id: byggesak
              title: {nb: Byggesak, nn: Byggesak, en: Building permit}
              owner: {organisation: Testkommunen}
              host: byggesak
              identity: %s
              rules:
                - path: /**
                  methods: [GET]
                  level: %d
                  reason: {nb: Fordi, nn: Fordi, en: Because}
                - path: /send/**
                  methods: [POST]
                  level: %d
                  reason: {nb: Fordi, nn: Fordi, en: Because}
            """;

    private static final URI LOGIN = URI.create("https://login.kommune.test");
    private static final URI API = URI.create("https://api.kommune.test");

    private static ObjectNode client(String identity, int readers, int senders, Conformance conformance, Keys keys) {
        return client(PROFILE.formatted(identity, readers, senders), conformance, keys);
    }

    private static ObjectNode client(String yaml, Conformance conformance, Keys keys) {
        return client(
                yaml,
                new OidcClient(
                        Set.of(URI.create("https://eportal.test/b"), URI.create("https://eportal.test/a")),
                        Set.of(),
                        Optional.of(URI.create("https://eportal.test/logout")),
                        keys,
                        conformance == Conformance.PLAIN ? Set.of(API) : Set.of(),
                        Optional.of(OidcClient.Algorithm.ES256),
                        conformance));
    }

    private static ObjectNode client(String yaml, OidcClient oidc) {
        var profile = new ProfileSource("byggesak.yaml", yaml);
        var catalog =
                switch (ProfileLoader.load(List.of(profile))) {
                    case LoadOutcome.Loaded(var loaded) -> loaded;
                    case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
                };
        var portal = new Portal(
                new PortalId("eportal"),
                new Texts("Skjemaportalen", "Skjemaportalen", "The form portal"),
                new ServiceId("byggesak"),
                Telling.FIRST_TIME,
                oidc);
        return new PortalClients(Policy.compile(catalog), new AcrMapping("innbygger", AcrMapping.ID_PORTEN), LOGIN)
                .of(List.of(portal))
                .getFirst();
    }

    @Test
    void shouldHaveKeycloakTellTheGatewayForAPortalThatHearsInAFrame() {
        var oidc = new OidcClient(
                Set.of(URI.create("https://eportal.test/a")),
                Set.of(),
                Optional.empty(),
                Optional.of(URI.create("https://eportal.test/ut")),
                new Keys.In("{}"),
                Set.of(),
                Optional.of(OidcClient.Algorithm.ES256),
                Conformance.PLAIN,
                OidcClient.SignOn.SHARED);

        var client = client(PROFILE.formatted("pairwise", 3, 3), oidc);

        assertThat(client.path("frontchannelLogout").asBoolean()).isFalse();
        assertThat(client.path("attributes").path("backchannel.logout.url").asText())
                .isEqualTo("https://login.kommune.test/_portvakt/portal-logout?portal=eportal");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2, idporten-loa-low",
        "2, 3, idporten-loa-substantial",
        "3, 3, idporten-loa-substantial",
        "4, 3, idporten-loa-high",
        "3, 4, idporten-loa-high",
    })
    void shouldGiveNothingLessThanTheStrictestRule(int readers, int senders, String acr) {
        var attributes = client("pairwise", readers, senders, Conformance.PLAIN, new Keys.In("{}"))
                .path("attributes");

        assertThat(attributes.path("minimum.acr.value").asText()).isEqualTo(acr);
        assertThat(attributes.path("default.acr.values").asText()).isEqualTo(acr);
    }

    @ParameterizedTest
    @CsvSource({
        // what the service says, what reading and what sending takes, and what a log-in for all of it takes
        "'', '', '', any, any",
        "'', 'login: [pin, pki]', 'login: [pki, \"provider:idporten\"]', pki, any",
        "'login: [pki]', '', '', pki, any",
        "'', 'maxAge: 1h', 'maxAge: 15m', any, 900",
        "'', 'login: [sms, pin]', '', sms pin, any",
    })
    void shouldDemandTheMethodsThatCountEverywhereAndTheShortestAge(
            String service, String reading, String sending, String methods, String age) {
        var yaml = PROFILE.formatted("pairwise", 3, 3)
                .replaceFirst("  rules:", "  " + service + "\n  rules:")
                .replaceFirst("level: 3\n", "level: 3\n      " + reading + "\n")
                .replaceFirst("(?s)(send.*)level: 3\n", "$1level: 3\n      " + sending + "\n");

        var attributes = client(yaml, Conformance.PLAIN, new Keys.In("{}")).path("attributes");

        assertThat(attributes.path("portvakt.methods").asText()).isEqualTo(methods);
        assertThat(attributes.path("portvakt.max-age").asText()).isEqualTo(age);
    }

    @Test
    void shouldRefuseAServiceThatNoMethodOpensAsAWhole() {
        var yaml = PROFILE.formatted("pairwise", 3, 3)
                .replace("path: /**", "path: /les/**")
                .replaceFirst("level: 3\n", "level: 3\n      login: [pin]\n")
                .replaceFirst(
                        "(?s)(send.*)methods: \\[POST\\](.*)level: 3\n",
                        "$1methods: [GET]$2level: 3\n      login: [pki]\n");

        assertThatThrownBy(() -> client(yaml, Conformance.PLAIN, new Keys.In("{}")))
                .hasMessageContaining("no method of logging in counts everywhere at byggesak");
    }

    @ParameterizedTest
    @CsvSource({"pairwise, false", "national-id, true"})
    void shouldSayWhoSomebodyIsOnlyWhereTheProfileDoes(String identity, boolean told) {
        var mappers =
                client(identity, 3, 3, Conformance.PLAIN, new Keys.In("{}")).path("protocolMappers");

        assertThat(mappers.valueStream().map(mapper -> mapper.path("name").asText()))
                .contains("pairwise", "amr", "locale", "access-log")
                .satisfies(names -> assertThat(names.contains("pid")).isEqualTo(told));
    }

    @Test
    void shouldGiveAnAccessTokenForTheInterfacesThatAreDeclaredAndOtherwiseForNobody() {
        var caller = client("national-id", 3, 3, Conformance.PLAIN, new Keys.In("{}"));
        var other = client("national-id", 3, 3, Conformance.FAPI_2, new Keys.In("{}"));

        assertThat(caller.path("attributes")
                        .path("access.token.header.type.rfc9068")
                        .asText())
                .isEqualTo("true");
        assertThat(inAccessToken(caller)).containsExactly("amr", "pid", "for https://api.kommune.test");
        assertThat(inAccessToken(other)).isEmpty();
    }

    private static Stream<String> inAccessToken(ObjectNode client) {
        return client.path("protocolMappers")
                .valueStream()
                .filter(mapper -> mapper.path("config")
                        .path("access.token.claim")
                        .asText()
                        .equals("true"))
                .map(mapper -> mapper.path("name").asText());
    }

    @Test
    void shouldHoldAPortalToFapiWhenItsDeclarationSaysSo() {
        var strict =
                client("pairwise", 3, 3, Conformance.FAPI_2, new Keys.In("{}")).path("attributes");
        var plain =
                client("pairwise", 3, 3, Conformance.PLAIN, new Keys.In("{}")).path("attributes");

        assertThat(strict.path("portvakt.conformance").asText()).isEqualTo("fapi-2");
        assertThat(strict.path("portvakt.sign-on").asText()).isEqualTo("shared");
        assertThat(strict.path("token.endpoint.auth.signing.alg").asText()).isEqualTo("ES256");
        assertThat(strict.path("dpop.bound.access.tokens").asText()).isEqualTo("true");
        assertThat(strict.path("require.pushed.authorization.requests").asText())
                .isEqualTo("true");
        assertThat(plain.path("require.pushed.authorization.requests").asText()).isEqualTo("false");
    }

    @Test
    void shouldTakeAddressesAndKeysFromTheDeclaration() {
        var client = client("pairwise", 3, 3, Conformance.PLAIN, new Keys.At(URI.create("https://eportal.test/jwks")));

        assertThat(client.path("redirectUris").toString())
                .isEqualTo("[\"https://eportal.test/a\",\"https://eportal.test/b\"]");
        assertThat(client.path("attributes").path("jwks.url").asText()).isEqualTo("https://eportal.test/jwks");
        assertThat(client.path("attributes").path("backchannel.logout.url").asText())
                .isEqualTo("https://eportal.test/logout");
        assertThat(client.path("attributes").has("post.logout.redirect.uris"))
                .as("none are declared")
                .isFalse();
        assertThat(client.path("publicClient").asBoolean()).isFalse();
    }

    @Test
    void shouldSayWhoThePortalIsAndWhenCitizensSeeWhatItIsTold() {
        var attributes =
                client("pairwise", 3, 3, Conformance.PLAIN, new Keys.In("{}")).path("attributes");

        assertThat(attributes.path("portvakt.tell").asText()).isEqualTo("first-time");
        assertThat(attributes.path("portvakt.name.en").asText()).isEqualTo("The form portal");
        assertThat(attributes.path("portvakt.service.nn").asText()).isNotEmpty();
        assertThat(attributes.path("portvakt.organisation").asText()).isNotEmpty();
    }

    @Test
    void shouldLeadLogInsBackToServicesOfProfilesOnly() {
        var catalog =
                switch (ProfileLoader.load(List.of(new ProfileSource("a.yaml", PROFILE.formatted("pairwise", 3, 3))))) {
                    case LoadOutcome.Loaded(var loaded) -> loaded;
                    case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
                };

        assertThat(Callbacks.of(catalog, "kommune.test", 443))
                .containsExactly(URI.create("https://byggesak.kommune.test/_portvakt/callback"));
        assertThat(Callbacks.of(catalog, "localhost", 8443))
                .containsExactly(URI.create("https://byggesak.localhost:8443/_portvakt/callback"));
    }
}
