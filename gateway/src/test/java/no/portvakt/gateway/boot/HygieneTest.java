package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.request.enrich.PortalLevels;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.SamlPeer;
import no.portvakt.profiles.portal.Telling;
import no.portvakt.testsupport.time.FakeClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only we say who calls, and only to whom it concerns. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HygieneTest {

    private static final String FORGED = "forged-by-the-client";

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-22T10:00:00Z"));
    private GatewayUnderTest gateway;
    private FakeUpstream upstream;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new GatewayUnderTest(folder, clock).start();
        upstream = new FakeUpstream(gateway.vertx());
        Stream.of("open", "guarded", "quiet", "api", "login")
                .forEach(service -> gateway.upstream(service, upstream.port()));
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        upstream.forget();
        upstream.answers(request -> request.response().end("hello"));
    }

    private static Stream<String> forgedNames() {
        return Stream.of(
                        "Authorization",
                        "Proxy-Authorization",
                        "X-Portvakt-User",
                        "X-Portvakt",
                        "Client-Cert",
                        "Client-Cert-Chain",
                        PortalLevels.HEADER,
                        "X-Forwarded-For",
                        "X-Forwarded-User",
                        "X-Forwarded-Host",
                        "X-Forwarded-Proto",
                        "X-Forwarded-Client-Cert",
                        "Forwarded",
                        "X-Remote-User",
                        "Remote-User",
                        "X-Real-IP",
                        "X-Original-URL",
                        "X-Rewrite-URL",
                        "X-HTTP-Method-Override",
                        "X-SSL-Client-Cert",
                        "SSL-Client-Cert",
                        "X-Correlation-Id",
                        "Traceparent",
                        "X-Auth-Request-Email",
                        "X-User-Id",
                        "Proxy")
                .flatMap(name -> Stream.of(
                        name,
                        name.toLowerCase(Locale.ROOT),
                        name.toUpperCase(Locale.ROOT),
                        name.replace('-', '_'),
                        name.replace('-', '.'),
                        name.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    @ParameterizedTest
    @MethodSource("forgedNames")
    void shouldTakeAwayWhatCouldBeTakenForOurWordWhenAClientSendsIt(String name) {
        var cookie = gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL);

        gateway.browser().get("open", "/", Map.of(name, FORGED));
        gateway.browser().get("guarded", "/", Map.of(name, FORGED, "Cookie", cookie));
        gateway.browser().get("guarded", "/public/a", Map.of(name, FORGED));
        gateway.browser().get("login", "/realms/a", Map.of(name, FORGED));

        assertThat(upstream.reached()).hasSize(4);
        assertThat(upstream.reached().toString()).doesNotContain(FORGED);
    }

    @Test
    void shouldPassWhatIsNoneOfOurBusiness() {
        gateway.browser()
                .get("open", "/", Map.of("X-Requested-With", "a", "X-CSRF-Token", "b", "Accept-Language", "nn"));

        assertThat(upstream.onlyOne().headers().get("X-Requested-With")).isEqualTo("a");
        assertThat(upstream.onlyOne().headers().get("X-CSRF-Token")).isEqualTo("b");
        assertThat(upstream.onlyOne().headers().get("Accept-Language")).isEqualTo("nn");
    }

    @Test
    void shouldSayWhereTheRequestCameFrom() {
        gateway.browser().get("open", "/", Map.of());

        var headers = upstream.onlyOne().headers();
        var authority = "open.localhost:" + gateway.publicPort();
        assertThat(headers.get("X-Forwarded-For")).isEqualTo("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Host")).isEqualTo(authority);
        assertThat(headers.get("X-Forwarded-Proto")).isEqualTo("https");
        assertThat(headers.get("Forwarded")).isEqualTo("for=127.0.0.1;host=\"" + authority + "\";proto=https");
        assertThat(headers.get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(headers.get("X-Correlation-Id")).isNotBlank();
    }

    /** And nobody else, and of a portal alone; what the browser says itself counts for nothing. */
    @Test
    void shouldTellTheIdentityProviderWhatThePolicyDemandsOfAPortal() {
        gateway.portalLevels()
                .compile(
                        List.of(new Portal(
                                new PortalId("eportal"),
                                new Texts("a", "b", "c"),
                                new ServiceId("guarded"),
                                Telling.NEVER,
                                new SamlPeer(
                                        new SamlPeer.Metadata.In(""),
                                        SamlPeer.NameIdKind.TRANSIENT,
                                        SamlPeer.Requests.ANY,
                                        SamlPeer.Assertions.ENCRYPTED_WHERE_POSSIBLE,
                                        SamlPeer.ID_PORTEN))),
                        Profiles.policy());
        var path = "/realms/innbygger/protocol/openid-connect/auth?client_id=";
        var forged = Map.of(PortalLevels.HEADER, "1");

        gateway.browser().get("login", path + "eportal", forged);
        gateway.browser().get("login", path + "portvakt-gateway", forged);
        gateway.browser().get("open", "/?client_id=eportal", forged);

        assertThat(upstream.reached())
                .extracting(request -> request.headers().getAll(PortalLevels.HEADER))
                .containsExactly(List.of("4"), List.of(), List.of());
    }

    /** Only the identity provider can say that somebody has logged out there, and it says it to us alone. */
    @Test
    void shouldLeadWhoLoggedOutAtTheIdentityProviderPastThoseWhoAreToHear() {
        upstream.answers(request -> request.response()
                .setStatusCode(302)
                .putHeader("Portvakt-Ended", "sid-1")
                .putHeader("Location", "https://portal.test/farewell")
                .end());

        var there = gateway.browser().get("login", "/realms/innbygger/protocol/openid-connect/logout", Map.of());
        var elsewhere = gateway.browser().get("open", "/", Map.of());

        assertThat(there.headers().get("Location"))
                .isEqualTo("https://login.localhost/out?sid-1&https://portal.test/farewell");
        assertThat(elsewhere.headers().get("Location")).isEqualTo("https://portal.test/farewell");
        assertThat(there.headers().contains("Portvakt-Ended")).isFalse();
        assertThat(elsewhere.headers().contains("Portvakt-Ended")).isFalse();
    }

    @Test
    void shouldLeadThemOnFromThePageWhereTheyAreSentNowhere() {
        upstream.answers(request ->
                request.response().putHeader("Portvakt-Ended", "sid-1").end("out"));

        var there = gateway.browser().get("login", "/realms/innbygger/protocol/openid-connect/logout", Map.of());
        var elsewhere = gateway.browser().get("open", "/", Map.of());

        assertThat(there.headers().get("Refresh")).isEqualTo("0; url=https://login.localhost/out?sid-1&/over");
        assertThat(elsewhere.headers().contains("Refresh")).isFalse();
    }

    @Test
    void shouldKeepOurCookiesFromTheUpstream() {
        var cookie = gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL);

        gateway.browser()
                .get(
                        "guarded",
                        "/",
                        Map.of(
                                "Cookie",
                                "a=b; " + cookie + "; __HOST-PORTVAKT-login=x; c=\"d; __Host-portvakt-two=e\"; f=g"));

        assertThat(upstream.onlyOne().headers().get("Cookie")).isEqualTo("a=b; c=\"d; f=g");
    }

    @Test
    void shouldNotLetAnUpstreamSetOurCookiesNorThoseOfItsNeighbours() {
        upstream.answers(request -> {
            var headers = request.response().headers();
            headers.add("Set-Cookie", "__Host-portvakt=stolen; Path=/; Secure");
            headers.add("Set-Cookie", " __host-PORTVAKT-login=stolen; Path=/; Secure");
            headers.add("Set-Cookie", "wide=x; Domain=localhost");
            headers.add("Set-Cookie", "wider=x; DOMAIN = .localhost");
            headers.add("Set-Cookie", "own=x; Path=/");
            headers.add("Set-Cookie", "same=x; Domain=open.localhost");
            headers.add("Keep-Alive", "timeout=5");
            headers.add("Alt-Svc", "h3=\":443\"");
            request.response().end();
        });

        var answer = gateway.browser().get("open", "/", Map.of());

        assertThat(answer.headers().getAll("Set-Cookie"))
                .containsExactly("own=x; Path=/", "same=x; Domain=open.localhost");
        assertThat(answer.headers().names()).doesNotContain("Keep-Alive", "Alt-Svc");
    }

    @Test
    void shouldPassTheAuthorizationHeaderWhenTheProfileSaysThatCallersAuthenticateThere() {
        gateway.browser().get("api", "/v1/a", Map.of("Authorization", "Bearer theirs", "authorization_", "x"));

        assertThat(upstream.onlyOne().headers().getAll("Authorization")).containsExactly("Bearer theirs");
    }

    @Test
    void shouldSayWhoCallsInASignedTokenForThisServiceAlone() throws ParseException, JOSEException {
        var guarded = claimsAt("guarded", SecurityLevel.HIGH);
        var quiet = claimsAt("quiet", SecurityLevel.HIGH);

        assertThat(guarded.getAudience()).containsExactly("guarded");
        assertThat(guarded.getIssuer()).isEqualTo("https://gateway.test");
        assertThat(guarded.getStringClaim("pid")).isEqualTo(GatewayUnderTest.PERSON);
        assertThat(guarded.getStringClaim("acr")).isEqualTo("idporten-loa-high");
        assertThat(Duration.between(
                        guarded.getIssueTime().toInstant(),
                        guarded.getExpirationTime().toInstant()))
                .isLessThanOrEqualTo(Duration.ofMinutes(2));
        assertThat(quiet.getClaim("pid")).isNull();
        assertThat(quiet.getSubject()).isNotEqualTo(guarded.getSubject()).doesNotContain("subject");
        assertThat(quiet.getStringClaim("sid")).isNotEqualTo(guarded.getStringClaim("sid"));
    }

    private JWTClaimsSet claimsAt(String service, SecurityLevel level) throws ParseException, JOSEException {
        upstream.forget();
        var token = tokenSentFor(service, gateway.loggedIn(service, level)).orElseThrow();
        var keys = JWKSet.parse(
                gateway.browser().get(service, "/_portvakt/jwks.json", Map.of()).body());
        var signed = SignedJWT.parse(token);
        var key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toECKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(signed.verify(new ECDSAVerifier(key))).isTrue();
        return signed.getJWTClaimsSet();
    }

    private Optional<String> tokenSentFor(String service, String cookie) {
        upstream.forget();
        gateway.browser().get(service, "/", Map.of("Cookie", cookie));
        return Optional.ofNullable(upstream.onlyOne().headers().get("Authorization"))
                .map(header -> header.substring("Bearer ".length()));
    }

    @Test
    void shouldReuseATokenForHalfItsLifeAndThenSignANewOne() {
        var cookie = gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL);

        var first = tokenSentFor("guarded", cookie);
        clock.advance(Duration.ofSeconds(30));
        var second = tokenSentFor("guarded", cookie);
        clock.advance(Duration.ofSeconds(31));
        var third = tokenSentFor("guarded", cookie);

        assertThat(second).isEqualTo(first);
        assertThat(third).isNotEqualTo(first);
    }

    @Test
    void shouldTellAnOpenPageNothingWhenTheCitizenIsLoggedIn() {
        var cookie = gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL);

        gateway.browser().get("guarded", "/public/a", Map.of("Cookie", cookie));

        assertThat(upstream.onlyOne().headers().contains("Authorization")).isFalse();
    }

    @Test
    void shouldWriteNeitherPathNorQueryNorPersonInTheLog() {
        var cookie = gateway.loggedIn("guarded", SecurityLevel.SUBSTANTIAL);

        gateway.browser()
                .get(
                        "guarded",
                        "/case/" + GatewayUnderTest.PERSON + "?q=" + GatewayUnderTest.PERSON,
                        Map.of("Cookie", cookie));

        var last = gateway.log().getLast();
        assertThat(last.rule()).isEqualTo("/**");
        assertThat(last.toString()).doesNotContain(GatewayUnderTest.PERSON).doesNotContain("case");
    }
}
