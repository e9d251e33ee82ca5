package no.portvakt.gateway.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.AccessTokens;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final AccessTokens TOKENS = new AccessTokens();
    private static final KeySet KEYS = KeySet.parse(TOKENS.jwks());

    private static Verdict verdict(String token) {
        return new TokenVerifier(List.of(AccessTokens.terms())).verify(token, NOW, issuer -> Optional.of(KEYS));
    }

    private static Set<Fault> faults(String token) {
        return switch (verdict(token)) {
            case Verdict.Genuine genuine -> Set.of();
            case Verdict.Refused refused -> refused.faults();
        };
    }

    private static JWTClaimsSet.Builder sound() {
        return AccessTokens.sound(NOW);
    }

    @Test
    void shouldReadLevelMethodAndPersonOfASoundToken() {
        assertThat(verdict(TOKENS.sign(sound()))).isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> {
            var bearer = genuine.bearer();
            assertThat(bearer.assurance().level()).isEqualTo(SecurityLevel.SUBSTANTIAL);
            assertThat(bearer.assurance().methods()).containsExactly(LoginMethod.PIN);
            assertThat(bearer.assurance().issuer()).isEqualTo(AccessTokens.ISSUER);
            assertThat(bearer.assurance().authenticatedAt()).isEqualTo(NOW);
            assertThat(bearer.person()).isPresent();
            assertThat(bearer.sid()).isEqualTo("session-of-kari");
            assertThat(bearer.toString()).doesNotContain("20815412096");
        });
    }

    private static Arguments claims(
            String what, Function<JWTClaimsSet.Builder, JWTClaimsSet.Builder> change, Fault fault) {
        return Arguments.of(what, change, fault);
    }

    private static Date at(Duration fromNow) {
        return Date.from(NOW.plus(fromNow));
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                claims("another issuer", c -> c.issuer("https://evil.test"), Fault.UNKNOWN_ISSUER),
                claims("the issuer with a slash", c -> c.issuer(AccessTokens.ISSUER + "/"), Fault.UNKNOWN_ISSUER),
                claims("no issuer", c -> c.issuer(null), Fault.UNKNOWN_ISSUER),
                claims("an issuer that is a number", c -> c.claim("iss", 1), Fault.UNKNOWN_ISSUER),
                claims("another audience", c -> c.audience("portvakt"), Fault.WRONG_AUDIENCE),
                claims("no audience", c -> c.audience((String) null), Fault.WRONG_AUDIENCE),
                claims(
                        "expired",
                        c -> c.issueTime(at(Duration.ofMinutes(-5))).expirationTime(at(Duration.ofSeconds(-31))),
                        Fault.EXPIRED),
                claims("no expiry", c -> c.expirationTime(null), Fault.NO_EXPIRY),
                claims("for a week", c -> c.expirationTime(at(Duration.ofDays(7))), Fault.LIVES_TOO_LONG),
                claims("not yet", c -> c.notBeforeTime(at(Duration.ofSeconds(31))), Fault.NOT_YET_VALID),
                claims("issued tomorrow", c -> c.issueTime(at(Duration.ofSeconds(31))), Fault.NO_ISSUE_TIME),
                claims("never issued", c -> c.issueTime(null), Fault.NO_ISSUE_TIME),
                claims("about nobody", c -> c.subject(null), Fault.NO_SUBJECT),
                claims("without an id", c -> c.jwtID(null), Fault.NO_ID),
                claims("bound to a key", c -> c.claim("cnf", Map.of("jkt", "x")), Fault.BOUND_TO_A_KEY),
                claims("an ID token of Keycloak", c -> c.claim("typ", "ID"), Fault.WRONG_TYPE),
                claims("a refresh token of Keycloak", c -> c.claim("typ", "Refresh"), Fault.WRONG_TYPE),
                claims("an expiry that is a text", c -> c.claim("exp", "tomorrow"), Fault.UNREADABLE_CLAIM),
                claims("an acr that is a list", c -> c.claim("acr", List.of("a")), Fault.UNREADABLE_CLAIM),
                claims("an amr that is a text", c -> c.claim("amr", "pin"), Fault.UNREADABLE_CLAIM),
                claims("a pid that is none", c -> c.claim("pid", "12345678901"), Fault.UNREADABLE_CLAIM));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void shouldRefuseForWhatATokenSays(
            String what, Function<JWTClaimsSet.Builder, JWTClaimsSet.Builder> change, Fault fault) {
        assertThat(faults(TOKENS.sign(change.apply(sound())))).containsExactly(fault);
    }

    @Test
    void shouldAllowTheClocksToBeALittleApart() {
        assertThat(faults(TOKENS.sign(
                        sound().issueTime(at(Duration.ofMinutes(-5))).expirationTime(at(Duration.ofSeconds(-20))))))
                .isEmpty();
        assertThat(faults(TOKENS.sign(
                        sound().notBeforeTime(at(Duration.ofSeconds(20))).issueTime(at(Duration.ofSeconds(20))))))
                .isEmpty();
    }

    @Test
    void shouldSayEverythingThatIsWrongAtOnce() {
        var token = TOKENS.sign(
                sound().audience("portvakt")
                        .issueTime(at(Duration.ofHours(-2)))
                        .expirationTime(at(Duration.ofHours(-1))),
                header -> header.type(JOSEObjectType.JWT).keyID("nobody"));

        assertThat(faults(token))
                .containsExactlyInAnyOrder(Fault.WRONG_AUDIENCE, Fault.EXPIRED, Fault.WRONG_TYPE, Fault.UNKNOWN_KEY);
    }

    @Test
    void shouldGiveNoLevelForAnAcrThatNobodyKnowsOrWithoutATime() {
        for (var claims : List.of(
                sound().claim("acr", "Level4"),
                sound().claim("acr", "IDPORTEN-LOA-HIGH"),
                sound().claim("acr", null),
                sound().claim("auth_time", null))) {
            assertThat(verdict(TOKENS.sign(claims)))
                    .isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> assertThat(
                                    genuine.bearer().assurance().level())
                            .isEqualTo(SecurityLevel.OPEN));
        }
    }

    @Test
    void shouldRefuseOtherTypesAndHeadersThatMustBeUnderstood() {
        assertThat(faults(TOKENS.sign(sound(), header -> header.type(JOSEObjectType.JWT))))
                .containsExactly(Fault.WRONG_TYPE);
        assertThat(faults(TOKENS.sign(sound(), header -> header.type(null)))).containsExactly(Fault.WRONG_TYPE);
        assertThat(faults(TOKENS.sign(sound(), header -> header.type(new JOSEObjectType("application/AT+JWT")))))
                .isEmpty();
        assertThat(faults(TOKENS.sign(
                        sound(), header -> header.criticalParams(Set.of("exp")).customParam("exp", 1))))
                .contains(Fault.CRITICAL_HEADER);
    }

    @Test
    void shouldTakeNoAlgorithmButThoseOfTheIssuer() throws JOSEException {
        var unsigned = new PlainJWT(sound().build()).serialize();
        var none = unsigned + "AA";
        var byMac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID("one")
                        .type(new JOSEObjectType("at+jwt"))
                        .build(),
                sound().build());
        byMac.sign(new MACSigner(TOKENS.jwks().getBytes(StandardCharsets.UTF_8)));

        assertThat(faults(unsigned)).containsExactly(Fault.NOT_ONE_SPELLING);
        assertThat(faults(none)).contains(Fault.WRONG_ALGORITHM);
        assertThat(faults(byMac.serialize())).containsExactly(Fault.WRONG_ALGORITHM);
    }

    @Test
    void shouldRefuseWhatWasChangedOrSignedByAnother() {
        var parts = TOKENS.sign(sound()).split("\\.", -1);
        var others = TOKENS.sign(sound().subject("ola")).split("\\.", -1);

        assertThat(faults(parts[0] + "." + others[1] + "." + parts[2])).containsExactly(Fault.WRONG_SIGNATURE);
        assertThat(faults(AccessTokens.ofAStranger().sign(sound()))).containsExactly(Fault.WRONG_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "...", "a.b", "a.b.c.d", "a.b.c.d.e", "e30.e30.e30", "not a token", "W10.W10.AA"})
    void shouldRefuseWhatIsNoToken(String token) {
        assertThat(faults(token)).isNotEmpty();
    }

    @Test
    void shouldRefuseEveryOtherSpellingOfASoundToken() {
        var token = TOKENS.sign(sound());
        var parts = token.split("\\.", -1);

        for (var other : List.of(
                token + "=",
                token + "==",
                " " + token,
                token + " ",
                token + "\n",
                token.replace(".", ". "),
                parts[0] + "=." + parts[1] + "." + parts[2],
                parts[0] + "." + parts[1] + "." + withSurplusBits(parts[2]),
                parts[0].replace('-', '+') + "." + parts[1] + "." + parts[2] + "+",
                token.substring(0, 10) + "\r\n" + token.substring(10))) {
            assertThat(faults(other)).as(other).containsExactly(Fault.NOT_ONE_SPELLING);
        }
        assertThat(faults(token)).isEmpty();
    }

    /** 256 bytes leave four bits of the last letter unused. */
    private static String withSurplusBits(String part) {
        var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(part.charAt(part.length() - 1));
        return part.substring(0, part.length() - 1) + alphabet.charAt(last | 1);
    }

    @Test
    void shouldUseNoKeyThatIsMeantForSomethingElse() {
        var forEncryption = KeySet.parse(TOKENS.jwks().replace("\"use\":\"sig\"", "\"use\":\"enc\""));
        var verdict = new TokenVerifier(List.of(AccessTokens.terms()))
                .verify(TOKENS.sign(sound()), NOW, issuer -> Optional.of(forEncryption));

        assertThat(forEncryption.isEmpty()).isTrue();
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Refused.class, refused -> assertThat(refused.faults())
                .containsExactly(Fault.UNKNOWN_KEY));
    }
}
