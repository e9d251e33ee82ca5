package no.portvakt.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.RealmInProcess;
import no.portvakt.testsupport.idp.FakeIdp;
import no.portvakt.testsupport.idp.FakeTokens;
import no.portvakt.testsupport.idp.Trick;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect Back-Channel Logout 1.0 §2.6, field by field. */
class LogoutTokensTest {

    private static final String TYPE = "logout+jwt";

    private final FakeIdp idp = new FakeIdp();
    private final IdentityProvider provider = RealmInProcess.of(idp);

    @AfterEach
    void close() {
        idp.close();
    }

    @Test
    void shouldHearWhichSessionIsOver() {
        assertThat(provider.hear(idp.tokens().sign(TYPE, idp.logoutClaims().build())))
                .isInstanceOfSatisfying(Heard.Genuine.class, genuine -> {
                    assertThat(genuine.notice().sid()).contains(idp.sid());
                    assertThat(genuine.notice().subject()).isEmpty();
                });
    }

    @Test
    void shouldHearOfACitizenWhenNoSessionIsNamed() {
        var claims = idp.logoutClaims().claim("sid", null).subject("kari").build();

        assertThat(provider.hear(idp.tokens().sign(TYPE, claims)))
                .isInstanceOfSatisfying(Heard.Genuine.class, genuine -> {
                    assertThat(genuine.notice().sid()).isEmpty();
                    assertThat(genuine.notice().subject()).contains("kari");
                });
    }

    static Stream<Arguments> faults() {
        var now = Instant.now();
        return Stream.of(
                fault("another issuer", claims -> claims.issuer("https://elsewhere.test")),
                fault("no issuer", claims -> claims.issuer(null)),
                fault("another audience", claims -> claims.audience("another")),
                fault("no audience", claims -> claims.audience((String) null)),
                fault("no time of issue", claims -> claims.issueTime(null)),
                fault("issued an hour ago", claims -> claims.issueTime(Date.from(now.minusSeconds(3600)))),
                fault("issued in an hour", claims -> claims.issueTime(Date.from(now.plusSeconds(3600)))),
                fault("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(600)))),
                fault("no jti", claims -> claims.jwtID(null)),
                fault("no events", claims -> claims.claim("events", null)),
                fault("another event", claims -> claims.claim("events", Map.of("http://other", Map.of()))),
                fault("events as a list", claims -> claims.claim("events", List.of("x"))),
                fault("events as text", claims -> claims.claim("events", "x")),
                fault("a nonce", claims -> claims.claim("nonce", "n")),
                fault("neither sid nor sub", claims -> claims.claim("sid", null)),
                fault("a sid that is a number", claims -> claims.claim("sid", 7)));
    }

    private static Arguments fault(String what, UnaryOperator<JWTClaimsSet.Builder> spoil) {
        return Arguments.of(what, spoil);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void shouldNotBelieveATokenWith(String what, UnaryOperator<JWTClaimsSet.Builder> spoil) {
        var claims = spoil.apply(idp.logoutClaims()).build();

        assertThat(provider.hear(idp.tokens().sign(TYPE, claims))).as(what).isInstanceOf(Heard.NotGenuine.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "at+jwt", "secevent+jwt", "logout", ""})
    void shouldNotBelieveATokenOfAnotherType(String type) {
        assertThat(provider.hear(idp.tokens().sign(type, idp.logoutClaims().build())))
                .isInstanceOf(Heard.NotGenuine.class);
    }

    @Test
    void shouldNotBelieveATokenThatItsIssuerDidNotSign() {
        var claims = idp.logoutClaims().build();
        var good = idp.tokens().sign(TYPE, claims);

        assertThat(List.of(
                        idp.tokens().unsigned(claims),
                        idp.tokens().signByAnotherKey(TYPE, claims),
                        idp.tokens().signWithPublicKeyAsSecret(TYPE, claims),
                        idp.tokens()
                                .signAndChange(
                                        TYPE,
                                        claims,
                                        idp.logoutClaims().claim("sid", "x").build()),
                        good + "=",
                        FakeTokens.withSurplusBits(good),
                        "",
                        "x"))
                .allSatisfy(token -> assertThat(provider.hear(token)).isInstanceOf(Heard.NotGenuine.class));
    }

    @Test
    void shouldHearOnceOnly() {
        var token = idp.tokens().sign(TYPE, idp.logoutClaims().build());

        assertThat(provider.hear(token)).isInstanceOf(Heard.Genuine.class);
        assertThat(provider.hear(token)).isInstanceOf(Heard.Again.class);
    }

    @Test
    void shouldSayThatItCannotTellWhenTheKeysAreAway() {
        idp.play(Trick.KEYS_AWAY);

        assertThat(provider.hear(idp.tokens().sign(TYPE, idp.logoutClaims().build())))
                .isInstanceOf(Heard.Unavailable.class);
    }
}
