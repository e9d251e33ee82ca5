package no.portvakt.gateway.frontchannel;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.portvakt.gateway.fixture.RealmInProcess;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.saml.answer.PortalPseudonyms;
import no.portvakt.gateway.session.MemorySealedTexts;
import no.portvakt.testsupport.idp.FakeIdp;
import no.portvakt.testsupport.idp.FakeTokens;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Everything of ours real, and the identity provider in process. */
class FrontChannelTest {

    private static final String TYPE = "logout+jwt";
    private static final String LOGIN = "https://login.kommune.test";
    private static final String THERE = "https://minside.kommune.test/_portvakt/logged-out?all=1";
    private static final String ONE = "skjemaportal";
    private static final String OTHER = "omsorgsportal";
    private static final String BY_SERVER = "apacheportal";

    private final FakeIdp idp = new FakeIdp();
    private final FakeClock clock = new FakeClock(Instant.now());
    private final List<AuditRecord> audit = new ArrayList<>();
    private final Map<String, URI> portals = new HashMap<>(Map.of(
            ONE, URI.create("https://skjema.test:8443/ut"),
            OTHER, URI.create("https://omsorg.test/ut?av=portvakt")));
    private final FrontChannel frontChannel = new FrontChannel(
            () -> Map.copyOf(portals),
            new Left(
                    new PortalPseudonyms(Secret.of("shared secret of the tests"), new SecureRandom()),
                    new MemorySealedTexts(1_000_000, () -> Duration.between(Instant.EPOCH, clock.instant())
                            .toNanos())),
            RealmInProcess.of(idp),
            URI.create(LOGIN),
            Secret.of("shared secret of the tests"),
            audit::add,
            clock);

    @AfterEach
    void close() {
        idp.close();
    }

    private JWTClaimsSet.Builder claims(String portal) {
        return idp.logoutClaims().audience(portal);
    }

    private String token(String portal) {
        return idp.tokens().sign(TYPE, claims(portal).build());
    }

    private OwnReply notice(List<String> named, List<String> tokens) {
        return frontChannel
                .notice()
                .handler()
                .handle(request("POST", named.isEmpty() ? Map.of() : Map.of("portal", named), form(tokens)));
    }

    private static Map<String, List<String>> form(List<String> tokens) {
        return tokens.isEmpty() ? Map.of() : Map.of("logout_token", tokens);
    }

    private static OwnRequest request(String method, Map<String, List<String>> query, Map<String, List<String>> form) {
        return new OwnRequest(
                method,
                "login",
                LOGIN,
                "/",
                "",
                query,
                Map.of("accept-language", List.of("nn")),
                form,
                CorrelationId.random());
    }

    private OwnReply open(String address) {
        assertThat(address).startsWith(LOGIN + "/_portvakt/portal-frames?past=");
        return frontChannel
                .frames()
                .handler()
                .handle(request("GET", Map.of("past", List.of(address.substring(address.indexOf('=') + 1))), Map.of()));
    }

    private void leave(String portal) {
        assertThat(notice(List.of(portal), List.of(token(portal)))).isEqualTo(OwnReply.Empty.of(200));
    }

    @Test
    void shouldOpenAFrameForEachThatWasLeftAndLeadOn() {
        leave(ONE);
        leave(OTHER);
        assertThat(frontChannel.isAny(idp.sid())).isTrue();

        var page = (OwnReply.Framing) open(frontChannel.past(idp.sid(), THERE));

        var asked = "iss=" + URLEncoder.encode(FakeIdp.ISSUER, StandardCharsets.UTF_8) + "&amp;sid=" + idp.sid();
        assertThat(page.html())
                .contains("lang=\"nn\"")
                .contains("<iframe src=\"https://skjema.test:8443/ut?" + asked + "\"")
                .contains("<iframe src=\"https://omsorg.test/ut?av=portvakt&amp;" + asked + "\"")
                .contains("href=\"" + THERE + "\"")
                .contains(page.script());
        assertThat(page.framed()).containsExactlyInAnyOrder("https://skjema.test:8443", "https://omsorg.test");
        assertThat(audit)
                .extracting(record -> record.what() + " " + record.on() + " " + record.outcome())
                .containsExactly("portal.logged-out " + OTHER + " DONE", "portal.logged-out " + ONE + " DONE");
    }

    @Test
    void shouldOpenThemOnceAndOnlyForThisSignOn() {
        leave(ONE);

        assertThat(open(frontChannel.past("another-sign-on", THERE))).isEqualTo(OwnReply.Redirect.to(THERE));
        assertThat(open(frontChannel.past(idp.sid(), THERE))).isInstanceOf(OwnReply.Framing.class);
        assertThat(open(frontChannel.past(idp.sid(), THERE))).isEqualTo(OwnReply.Redirect.to(THERE));
        assertThat(frontChannel.isAny(idp.sid())).isFalse();
    }

    @Test
    void shouldOpenNoneAfterAMinuteOrThatIsDeclaredNoMore() {
        leave(ONE);
        leave(OTHER);
        portals.remove(OTHER);

        var page = (OwnReply.Framing) open(frontChannel.past(idp.sid(), THERE));

        assertThat(page.framed()).containsExactly("https://skjema.test:8443");
        clock.advance(Duration.ofSeconds(61));
        portals.put(OTHER, URI.create("https://omsorg.test/ut"));
        assertThat(open(frontChannel.past(idp.sid(), THERE))).isEqualTo(OwnReply.Redirect.to(THERE));
    }

    @Test
    void shouldLeadNowhereThatItWasNotAsked() {
        var made = frontChannel.past(idp.sid(), THERE);

        assertThat(open(made + "x")).isInstanceOf(OwnReply.Refusal.class);
        assertThat(open(LOGIN + "/_portvakt/portal-frames?past=https://evil.test"))
                .isInstanceOf(OwnReply.Refusal.class);
        clock.advance(Duration.ofMinutes(6));
        assertThat(open(made)).isInstanceOf(OwnReply.Refusal.class);
    }

    @Test
    void shouldLeadStraightWhereNoPortalHearsInAFrame() {
        portals.clear();

        assertThat(frontChannel.past(idp.sid(), THERE)).isEqualTo(THERE);
        assertThat(frontChannel.isAny(idp.sid())).isFalse();
    }

    private OwnReply bring(String what) {
        return switch (what) {
            case "sound" -> notice(List.of(ONE), List.of(token(ONE)));
            case "again" -> {
                var token = token(ONE);
                notice(List.of(ONE), List.of(token));
                yield notice(List.of(ONE), List.of(token));
            }
            case "for another portal" -> notice(List.of(ONE), List.of(token(OTHER)));
            case "for the gateway" -> notice(List.of(ONE), List.of(token(FakeIdp.CLIENT_ID)));
            case "of nobody's key" ->
                notice(
                        List.of(ONE),
                        List.of(new FakeTokens().sign(TYPE, claims(ONE).build())));
            case "of another type" ->
                notice(
                        List.of(ONE),
                        List.of(idp.tokens().sign("JWT", claims(ONE).build())));
            case "of last week" ->
                notice(
                        List.of(ONE),
                        List.of(idp.tokens()
                                .sign(
                                        TYPE,
                                        claims(ONE)
                                                .issueTime(
                                                        Date.from(Instant.now().minus(Duration.ofDays(7))))
                                                .expirationTime(
                                                        Date.from(Instant.now().plus(Duration.ofDays(7))))
                                                .build())));
            case "without a session" ->
                notice(
                        List.of(ONE),
                        List.of(idp.tokens()
                                .sign(
                                        TYPE,
                                        claims(ONE)
                                                .claim("sid", null)
                                                .subject("kari")
                                                .build())));
            case "not a token" -> notice(List.of(ONE), List.of("abc"));
            case "nothing" -> notice(List.of(ONE), List.of());
            case "twice" -> notice(List.of(ONE), List.of(token(ONE), token(ONE)));
            case "for a portal that is not framed" -> notice(List.of(BY_SERVER), List.of(token(BY_SERVER)));
            case "for a portal that does not exist" -> notice(List.of("x"), List.of(token("x")));
            case "for no portal" -> notice(List.of(), List.of(token(ONE)));
            default -> throw new IllegalArgumentException(what);
        };
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/attacks/portal-logout.csv")
    void shouldTakeWhatTheIdentityProviderSaysToThisPortalAndNothingElse(String what, int status, String reason) {
        var reply = bring(what);

        if (status == 200) {
            assertThat(reply).isEqualTo(OwnReply.Empty.of(200));
            assertThat(frontChannel.isAny(idp.sid())).isTrue();
            assertThat(audit).isEmpty();
        } else {
            assertThat(((OwnReply.Json) reply).status()).isEqualTo(status);
            assertThat(frontChannel.isAny(idp.sid())).isFalse();
            assertThat(audit).singleElement().satisfies(record -> assertThat(
                            record.outcome() + " " + record.details().get("reason"))
                    .startsWith("REFUSED " + reason));
        }
    }
}
