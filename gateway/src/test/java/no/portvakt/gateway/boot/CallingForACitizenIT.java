package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.GatewayProcess;
import no.portvakt.gateway.fixture.SampleProfiles;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.fixture.Visitor;
import no.portvakt.gateway.fixture.Waiting;
import no.portvakt.testsupport.idp.FakeIdp;
import no.portvakt.testsupport.port.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service that calls another for the citizen in front of it, from log-in to the second service's token, over HTTPS with a
 * gateway as it is built.
 */
class CallingForACitizenIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ISSUER = "https://login.localhost/_portvakt";

    private final Vertx vertx = Vertx.vertx();
    private final FakeUpstream upstream = new FakeUpstream(vertx);
    private final FakeIdp idp = new FakeIdp();
    private final ECKey skjema = key("skjema");
    private final ECKey arkiv = key("arkiv");

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        upstream.close();
        idp.close();
        Waiting.on(vertx.close());
    }

    private Map<String, String> settings() throws IOException {
        var settings = new HashMap<>(LoneGateway.settings(folder));
        var profiles = Files.createDirectory(folder.resolve("neighbours"));
        Files.writeString(profiles.resolve("skjema.yaml"), SampleProfiles.atLevel3("skjema"));
        Files.writeString(profiles.resolve("arkiv.yaml"), SampleProfiles.atLevel3("arkiv"));
        Files.writeString(profiles.resolve("helse.yaml"), SampleProfiles.atLevel3("helse"));
        Files.writeString(profiles.resolve("login.yaml"), SampleProfiles.atLevel3("login"));
        settings.keySet().removeIf(key -> key.startsWith("portvakt.upstream."));
        settings.put("portvakt.policy.folder", profiles.toString());
        settings.put("portvakt.listener.public-port", Integer.toString(FreePorts.next()));
        settings.put("portvakt.listener.pki-port", Integer.toString(FreePorts.next()));
        settings.put("portvakt.oidc.issuer", FakeIdp.ISSUER);
        settings.put("portvakt.oidc.back-channel", idp.backChannel().toString());
        settings.put("portvakt.oidc.client-id", FakeIdp.CLIENT_ID);
        settings.put(
                "portvakt.oidc.client-key",
                TestCertificates.key(folder.resolve("client.key"), idp.clientKey())
                        .toString());
        settings.put("portvakt.oidc.token-algorithm", "ES256");
        for (var service : Map.of("skjema", skjema, "arkiv", arkiv).entrySet()) {
            settings.put("portvakt.upstream." + service.getKey() + ".url", "http://127.0.0.1:" + upstream.port());
            settings.put(
                    "portvakt.exchange.services." + service.getKey() + ".keys",
                    Files.writeString(
                                    folder.resolve(service.getKey() + ".jwks"),
                                    new JWKSet(service.getValue().toPublicJWK()).toString())
                            .toString());
        }
        settings.put("portvakt.exchange.services.skjema.to", "arkiv");
        settings.put("portvakt.exchange.services.arkiv.to", "helse");
        return settings;
    }

    @Test
    void shouldGiveAServiceATokenForTheNextWithTheCitizensLevelAndNoOtherService() throws IOException {
        var settings = settings();
        int port = Integer.parseInt(Optional.ofNullable(settings.get("portvakt.listener.public-port"))
                .orElseThrow());
        var browser = new Browser(vertx, port);
        try (var gateway = GatewayProcess.start("neighbours", folder, settings)) {
            await().atMost(PATIENCE)
                    .until(() -> gateway.log().stream().anyMatch(line -> line.contains("listening on 127")));
            new Visitor(browser, idp).logIn("skjema", "https://skjema.localhost:" + port + "/soknad");
            var shown = bearer(upstream.onlyOne());

            var given = exchange(browser, "skjema", skjema, shown, "arkiv");
            var back = exchange(browser, "arkiv", arkiv, given.getString("access_token", shown), "skjema");
            var stranger = exchange(browser, "skjema", arkiv, shown, "arkiv");

            assertThat(given.containsKey("access_token")).as(given.encode()).isTrue();
            var token = verified(browser, given.getString("access_token"));
            var before = verified(browser, shown);
            assertThat(token.getAudience()).containsExactly("arkiv");
            assertThat(token.getClaims().get("acr"))
                    .isEqualTo(before.getClaims().get("acr"));
            assertThat(token.getClaims().get("act")).isEqualTo(Map.of("sub", "skjema"));
            assertThat(token.getExpirationTime()).isBeforeOrEqualTo(before.getExpirationTime());
            assertThat(back.getString("error")).isEqualTo("invalid_target");
            assertThat(stranger.getString("error")).isEqualTo("invalid_client");
        }
    }

    private static String bearer(FakeUpstream.Reached reached) {
        return reached.headers().get("Authorization").substring("Bearer ".length());
    }

    private static JsonObject exchange(Browser browser, String caller, ECKey signsWith, String subject, String target) {
        var form = Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token",
                subject,
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:jwt",
                "audience",
                target,
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion(caller, signsWith));
        var answer = browser.send(
                "POST",
                "login",
                "/_portvakt/token",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                form.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
        return new JsonObject(answer.body());
    }

    private static String assertion(String caller, ECKey key) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(caller)
                .subject(caller)
                .audience(ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        try {
            var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new AssertionError(broken);
        }
    }

    /** By the keys that the gateway publishes. */
    private static JWTClaimsSet verified(Browser browser, String token) {
        try {
            var keys = JWKSet.parse(
                    browser.get("skjema", "/_portvakt/jwks.json", Map.of()).body());
            var jwt = SignedJWT.parse(token);
            assertThat(jwt.verify(new ECDSAVerifier(keys.getKeys().getFirst().toECKey())))
                    .isTrue();
            return jwt.getJWTClaimsSet();
        } catch (ParseException | JOSEException broken) {
            throw new AssertionError(broken);
        }
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
