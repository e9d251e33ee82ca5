package no.portvakt.gateway.onbehalf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.observe.Decided;
import no.portvakt.gateway.onbehalf.Neighbours.Answer;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service that calls another on a citizen's behalf: sender may call barnehage, helse and strict; barnehage helse. */
class TokenExchangeTest {

    private final Neighbours neighbours = new Neighbours();

    private String subject(String holder, SecurityLevel level) {
        return neighbours.identityToken(holder, level, Duration.ofMinutes(10));
    }

    @Test
    void shouldGiveATokenForAServiceThatMayBeCalled() throws ParseException {
        var given = subject("sender", SecurityLevel.SUBSTANTIAL);

        var answer = neighbours.exchange("sender", given, "barnehage");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getString("issued_token_type")).isEqualTo("urn:ietf:params:oauth:token-type:jwt");
        assertThat(answer.json().getString("token_type")).isEqualTo("Bearer");
        var before = neighbours.claims(given);
        var after = neighbours.claims(answer.json().getString("access_token"));
        assertThat(after.getIssuer()).isEqualTo(Neighbours.ISSUER);
        assertThat(after.getAudience()).containsExactly("barnehage");
        assertThat(after.getJSONObjectClaim("act")).isEqualTo(Map.of("sub", "sender"));
        assertThat(after.getStringClaim("acr")).isEqualTo("idporten-loa-substantial");
        assertThat(after.getClaim("amr")).isEqualTo(before.getClaim("amr"));
        assertThat(after.getLongClaim("auth_time")).isEqualTo(before.getLongClaim("auth_time"));
        assertThat(after.getSubject()).isNotEqualTo(before.getSubject());
        assertThat(after.getSubject())
                .isEqualTo(neighbours
                        .claims(subject("barnehage", SecurityLevel.SUBSTANTIAL))
                        .getSubject());
        assertThat(after.getJWTID()).isNotEqualTo(before.getJWTID());
    }

    @Test
    void shouldNeverLiveLongerThanTheTokenThatItWasGivenFor() throws ParseException {
        var given = subject("sender", SecurityLevel.SUBSTANTIAL);
        neighbours.clock.advance(Duration.ofSeconds(90));

        var answer = neighbours.exchange("sender", given, "barnehage");

        var ends = neighbours.claims(given).getExpirationTime();
        assertThat(neighbours.claims(answer.json().getString("access_token")).getExpirationTime())
                .isEqualTo(ends);
        assertThat(answer.json().getInteger("expires_in")).isEqualTo(30);
    }

    @Test
    void shouldTellOfTheCitizenOnlyWhatBothServicesMayKnow() throws ParseException {
        var toBarnehage = neighbours.exchange("sender", subject("sender", SecurityLevel.HIGH), "barnehage");
        var toHelse = neighbours.exchange("sender", subject("sender", SecurityLevel.HIGH), "helse");

        var pseudonymous = neighbours.claims(toBarnehage.json().getString("access_token"));
        var withNumber = neighbours.claims(toHelse.json().getString("access_token"));
        assertThat(pseudonymous.getClaim("pid")).isNull();
        assertThat(pseudonymous.getClaim("locale")).isNull();
        assertThat(withNumber.getStringClaim("pid")).isEqualTo(Neighbours.PERSON);
        assertThat(withNumber.toString()).doesNotContain("kari");
        // Barnehage may not know the number, so it does not learn it by asking for a token for somebody who may.
        var onward = neighbours.exchange("barnehage", subject("barnehage", SecurityLevel.HIGH), "helse");
        assertThat(neighbours.claims(onward.json().getString("access_token")).getClaim("pid"))
                .isNull();
    }

    @Test
    void shouldNameEveryServiceOfAChain() throws ParseException {
        var first = neighbours.exchange("sender", subject("sender", SecurityLevel.HIGH), "barnehage");

        var second = neighbours.exchange("barnehage", first.json().getString("access_token"), "helse");

        var claims = neighbours.claims(second.json().getString("access_token"));
        assertThat(claims.getJSONObjectClaim("act"))
                .isEqualTo(Map.of("sub", "barnehage", "act", Map.of("sub", "sender")));
    }

    @ParameterizedTest
    @CsvSource({
        "barnehage, sender",
        "sender, sender",
        "sender, nobody",
        "sender, quiet",
        "sender, Helse!",
        "helse, sender"
    })
    void shouldRefuseATargetThatIsNotNamedForThisCaller(String caller, String target) {
        var answer = neighbours.exchange(caller, subject(caller, SecurityLevel.HIGH), target);

        // helse is named as a target and never as a caller: it cannot even prove who it is.
        assertThat(answer.error()).isEqualTo(caller.equals("helse") ? "invalid_client" : "invalid_target");
        assertThat(neighbours.decisions).isEmpty();
    }

    @Test
    void shouldRefuseAndSayWhatIsMissingWhenTheTargetDemandsMore() {
        var answer = neighbours.exchange("sender", subject("sender", SecurityLevel.SUBSTANTIAL), "helse");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error()).isEqualTo("invalid_target");
        assertThat(answer.json().getString("reason")).isEqualTo("level-too-low");
        assertThat(answer.json().getString("acr_values")).isEqualTo("idporten-loa-high");
        assertThat(neighbours.decisions).singleElement().satisfies(decided -> {
            assertThat(decided.service().value()).isEqualTo("helse");
            assertThat(decided.outcome()).isEqualTo(Outcome.STEP_UP);
            assertThat(decided.reason()).contains(Reason.LEVEL_TOO_LOW);
        });
        assertThat(neighbours.audit).singleElement().satisfies(record -> {
            assertThat(record.outcome()).isEqualTo(AuditOutcome.REFUSED);
            assertThat(record.toString()).contains("service:sender", "helse", "level-too-low");
        });
    }

    @Test
    void shouldRefuseALoginThatIsTooOldForOneRuleOfTheTarget() {
        var old = neighbours.identityToken("sender", SecurityLevel.HIGH, Duration.ofMinutes(61));

        var answer = neighbours.exchange("sender", old, "strict");

        assertThat(answer.error()).isEqualTo("invalid_target");
        assertThat(answer.json().getString("reason")).isEqualTo("login-too-old");
        assertThat(answer.json().getInteger("max_age")).isEqualTo(3600);
    }

    @Test
    void shouldWriteDownWhoGotATokenForWhom() {
        neighbours.exchange("sender", subject("sender", SecurityLevel.HIGH), "helse");

        assertThat(neighbours.audit)
                .singleElement()
                .extracting(AuditRecord::outcome)
                .isEqualTo(AuditOutcome.DONE);
        assertThat(neighbours.audit.toString())
                .contains("service:sender", "token.exchanged", "helse")
                .doesNotContain(Neighbours.PERSON);
        assertThat(neighbours.decisions).singleElement().satisfies(decided -> {
            assertThat(decided.outcome()).isEqualTo(Outcome.PERMITTED);
            assertThat(decided.caller().flatMap(Decided.Caller::person)).isPresent();
        });
    }

    @Test
    void shouldGiveNothingWhenItCannotBeWrittenDown() {
        neighbours.auditIsFull = true;

        assertThat(catchThrowable(() -> neighbours.exchange("sender", subject("sender", SecurityLevel.HIGH), "helse")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldRefuseASubjectTokenThatIsNotOneOfOursForThisService() {
        var forAnother = subject("barnehage", SecurityLevel.HIGH);
        var ours = subject("sender", SecurityLevel.HIGH);
        var changed = ours.substring(0, ours.length() - 4) + (ours.endsWith("AAAA") ? "BBBB" : "AAAA");
        var stranger = neighbours.signedByAStranger(neighbours.claims(ours));

        for (var token : List.of(forAnother, changed, stranger, "x", "a.b.c")) {
            assertThat(neighbours.exchange("sender", token, "helse").error()).isEqualTo("invalid_request");
        }
        neighbours.clock.advance(Duration.ofSeconds(121));
        assertThat(neighbours.exchange("sender", ours, "helse").error()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grant_type           | client_credentials                              | unsupported_grant_type",
                "grant_type           |                                                 | invalid_request",
                "subject_token        |                                                 | invalid_request",
                "subject_token_type   |                                                 | invalid_request",
                "subject_token_type   | urn:ietf:params:oauth:token-type:saml2          | invalid_request",
                "requested_token_type | urn:ietf:params:oauth:token-type:refresh_token  | invalid_request",
                "audience             |                                                 | invalid_target",
                "resource             | https://helse.test/                             | invalid_target",
                "scope                | all                                             | invalid_scope",
            })
    void shouldRefuseByTheCodesOfTheStandards(String parameter, String value, String error) {
        var changes = Map.of(parameter, Optional.ofNullable(value).stream().toList());

        assertThat(neighbours
                        .exchange("sender", subject("sender", SecurityLevel.HIGH), "helse", changes)
                        .error())
                .isEqualTo(error);
    }

    @Test
    void shouldRefuseAParameterThatComesTwice() {
        var twice = Map.of("audience", List.of("helse", "barnehage"));

        assertThat(neighbours
                        .exchange("sender", subject("sender", SecurityLevel.HIGH), "helse", twice)
                        .error())
                .isEqualTo("invalid_request");
    }

    private Answer withAssertion(String assertion) {
        return neighbours.exchange(
                "sender",
                subject("sender", SecurityLevel.HIGH),
                "helse",
                Map.of("client_assertion", List.of(assertion)));
    }

    private static JWTClaimsSet.Builder sound() {
        return Neighbours.assertionClaims("sender");
    }

    @Test
    void shouldTakeAProofOnce() {
        var proof = neighbours.assertion("sender", sound().build());

        assertThat(withAssertion(proof).status()).isEqualTo(200);
        assertThat(withAssertion(proof).error()).isEqualTo("invalid_client");
    }

    @Test
    void shouldRefuseACallerWhoHasNotProvedItself() {
        var now = Instant.now();
        var refused = List.of(
                neighbours.assertion("barnehage", sound().build()),
                neighbours.assertion(
                        "sender", sound().audience("https://other.test").build()),
                neighbours.assertion(
                        "sender",
                        sound().audience(List.of(Neighbours.ISSUER, "https://other.test"))
                                .build()),
                neighbours.assertion("sender", sound().issuer("barnehage").build()),
                neighbours.assertion("sender", sound().jwtID(null).build()),
                neighbours.assertion("sender", sound().expirationTime(null).build()),
                neighbours.assertion(
                        "sender",
                        sound().expirationTime(Date.from(now.minusSeconds(300))).build()),
                neighbours.assertion(
                        "sender",
                        sound().expirationTime(Date.from(now.plusSeconds(3600))).build()),
                "x.y.z",
                "");

        assertThat(refused).allSatisfy(assertion -> {
            var answer = withAssertion(assertion);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.error()).isEqualTo("invalid_client");
        });
        assertThat(neighbours.audit).isEmpty();
    }
}
