package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.portvakt.gateway.bearer.BearerTokens;
import no.portvakt.gateway.fixture.AccessTokens;
import no.portvakt.gateway.fixture.Browser;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.RawSocket;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.testsupport.time.FakeClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Programs that show a token, under the same profiles as everybody. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BearerTest {

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final AccessTokens issuer = new AccessTokens();
    private GatewayUnderTest gateway;
    private FakeUpstream upstream;

    @BeforeAll
    void start(@TempDir Path folder) {
        var tokens = new BearerTokens(
                List.of(new BearerTokens.Issuer(AccessTokens.terms(), issuer::jwks)),
                Runnable::run,
                clock,
                Duration.ofSeconds(30));
        gateway = new GatewayUnderTest(folder, clock, Beside.bearers(tokens)).start();
        upstream = new FakeUpstream(gateway.vertx());
        Stream.of("open", "guarded", "quiet", "api").forEach(service -> gateway.upstream(service, upstream.port()));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        upstream.forget();
    }

    private JWTClaimsSet.Builder sound() {
        return AccessTokens.sound(clock.instant());
    }

    private Browser.Answer get(String service, String path, String token) {
        return gateway.browser().get(service, path, Map.of("Authorization", "Bearer " + token));
    }

    @Test
    void shouldLetATokenInAndShowTheUpstreamOurWordAlone() throws ParseException {
        var token = issuer.sign(sound());

        assertThat(get("guarded", "/a", token).status()).isEqualTo(200);

        var shown = upstream.onlyOne().headers().getAll("Authorization");
        assertThat(shown).hasSize(1);
        assertThat(shown.toString()).doesNotContain(token);
        var claims =
                SignedJWT.parse(shown.getFirst().substring("Bearer ".length())).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("https://gateway.test");
        assertThat(claims.getAudience()).containsExactly("guarded");
        assertThat(claims.getStringClaim("acr")).isEqualTo("idporten-loa-substantial");
        assertThat(claims.getStringClaim("pid")).isEqualTo(GatewayUnderTest.PERSON);
    }

    @Test
    void shouldChallengeATokenThatIsTooLowAsRfc9470SaysAndNeverSendAProgramToALogIn() {
        var answer = gateway.browser()
                .get(
                        "guarded",
                        "/high/a",
                        Map.of("Authorization", "Bearer " + issuer.sign(sound()), "Accept", "text/html"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().get("WWW-Authenticate"))
                .isEqualTo("Bearer error=\"insufficient_user_authentication\", acr_values=\"idporten-loa-high\"");
        assertThat(upstream.reached()).isEmpty();
    }

    @Test
    void shouldAskForANewerLogInWhereTheRuleHasAnAge() {
        var token = issuer.sign(
                sound().claim("auth_time", clock.instant().minusSeconds(600).getEpochSecond()));

        assertThat(get("guarded", "/a", token).status()).isEqualTo(200);
        var old = get("guarded", "/fresh/a", token);

        assertThat(old.status()).isEqualTo(401);
        assertThat(old.headers().get("WWW-Authenticate")).contains("max_age=\"300\"");
    }

    @Test
    void shouldAskForALogInWhenALevelIsNoneThatIsKnown() {
        var answer = get("guarded", "/low/a", issuer.sign(sound().claim("acr", "Level4")));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(new JsonObject(answer.body()).getString("reason")).isEqualTo("login-required");
    }

    @Test
    void shouldServeNobodyWhomATokenDoesNotName() {
        assertThat(get("guarded", "/a", issuer.sign(sound().claim("pid", null))).status())
                .isEqualTo(403);
    }

    @Test
    void shouldSayInvalidTokenAndNoMore() {
        for (var wrong : List.of(
                issuer.sign(sound().audience("another")),
                issuer.sign(sound()) + "=",
                AccessTokens.ofAStranger().sign(sound()),
                "x")) {
            var answer = get("guarded", "/a", wrong);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.headers().get("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
            assertThat(new JsonObject(answer.body()).getString("reason")).isEqualTo("invalid-credential");
            assertThat(answer.body()).doesNotContain("audience", "signature");
        }
        assertThat(upstream.reached()).isEmpty();
    }

    @Test
    void shouldRefuseASessionAndATokenTogether() {
        var cookie = gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL);

        for (var header : List.of("Bearer " + issuer.sign(sound()), "bearer x", "Bearer", "BEARER ")) {
            var answer = gateway.browser().get("guarded", "/a", Map.of("Authorization", header, "Cookie", cookie));
            assertThat(answer.status()).as(header).isEqualTo(400);
        }
        assertThat(upstream.reached()).isEmpty();
    }

    @Test
    void shouldRefuseTwoTokens() {
        var token = issuer.sign(sound());
        var request = "GET /a HTTP/1.1\r\nHost: guarded.localhost:" + gateway.publicPort()
                + "\r\nAuthorization: Bearer " + token + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";

        assertThat(RawSocket.send(gateway.publicPort(), request.getBytes(StandardCharsets.US_ASCII), 300)
                        .statuses())
                .containsExactly(400);
    }

    @Test
    void shouldAskAProgramForNoOrigin() {
        var byToken = gateway.browser()
                .send("POST", "guarded", "/a", Map.of("Authorization", "Bearer " + issuer.sign(sound())), "x");
        var byCookie = gateway.browser()
                .send(
                        "POST",
                        "guarded",
                        "/a",
                        Map.of("Cookie", gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL)),
                        "x");

        assertThat(byToken.status()).isEqualTo(200);
        assertThat(byCookie.status()).isEqualTo(403);
    }

    @Test
    void shouldNotLookAtATokenWhereNobodyIsAsked() {
        assertThat(get("open", "/a", "nonsense").status()).isEqualTo(200);
        assertThat(upstream.onlyOne().headers().contains("Authorization")).isFalse();
    }

    @Test
    void shouldLeaveTheHeaderToAServiceThatAuthenticatesItsCallersItself() {
        assertThat(get("api", "/v1/a", "theirs").status()).isEqualTo(200);
        assertThat(upstream.onlyOne().headers().get("Authorization")).isEqualTo("Bearer theirs");
    }

    @Test
    void shouldNotTakeOurOwnTokenForAnUpstreamForAToken() {
        get("guarded", "/a", issuer.sign(sound()));
        var ours = upstream.onlyOne().headers().get("Authorization").substring("Bearer ".length());

        assertThat(get("guarded", "/a", ours).status()).isEqualTo(401);
    }

    @Test
    void shouldWriteNothingOfATokenInTheLog() {
        get("guarded", "/a", "e30.e30.AA");

        assertThat(gateway.log().getLast().why()).contains("token:unknown-issuer");
    }
}
