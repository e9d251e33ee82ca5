package no.portvakt.demo.identity;

import static no.portvakt.demo.identity.PortalMoves.LOWERED;
import static no.portvakt.demo.identity.PortalMoves.REFERENCE;
import static no.portvakt.demo.identity.PortalMoves.front;
import static no.portvakt.demo.identity.PortalMoves.high;
import static no.portvakt.demo.identity.PortalMoves.proof;
import static no.portvakt.demo.identity.PortalMoves.pushed;
import static no.portvakt.demo.identity.PortalMoves.pushedHigh;
import static no.portvakt.demo.identity.PortalMoves.referring;
import static no.portvakt.demo.identity.PortalMoves.request;
import static no.portvakt.demo.identity.PortalMoves.token;

import com.nimbusds.jwt.PlainJWT;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import no.portvakt.trust.correlation.CorrelationId;

/** What is tried on a portal of OpenID Connect; {@code portal-attacks.csv} says what comes of each. */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
enum PortalAttack {
    NONE(front((portal, request) -> request)),
    UNKNOWN_CLIENT(front((portal, request) -> request.with("client_id", "nobody"))),
    CLIENT_OF_THE_GATEWAY(front((portal, request) -> request.with("client_id", "gateway"))),
    NO_CHALLENGE(front((portal, request) -> request.without("code_challenge").without("code_challenge_method"))),
    PLAIN_CHALLENGE(front((portal, request) ->
            request.with("code_challenge", portal.verifier()).with("code_challenge_method", "plain"))),
    CHALLENGE_OF_NO_METHOD(front((portal, request) -> request.without("code_challenge_method"))),
    CHALLENGE_OF_ANOTHER_METHOD(front((portal, request) -> request.with("code_challenge_method", "S1"))),
    SHORT_CHALLENGE(front((portal, request) -> request.with("code_challenge", "short"))),
    RESPONSE_TYPE_TOKEN(front((portal, request) -> request.with("response_type", "token"))),
    RESPONSE_TYPE_ID_TOKEN(front((portal, request) -> request.with("response_type", "id_token"))),
    RESPONSE_TYPE_HYBRID(front((portal, request) -> request.with("response_type", "code id_token"))),
    RESPONSE_TYPE_MADE_UP(front((portal, request) -> request.with("response_type", "everything"))),
    NO_RESPONSE_TYPE(front((portal, request) -> request.without("response_type"))),
    RESPONSE_MODE_MADE_UP(front((portal, request) -> request.with("response_mode", "evil"))),
    NO_REDIRECT(front((portal, request) -> request.without("redirect_uri"))),
    NO_SCOPE_OPENID(front((portal, request) -> request.with("scope", "everything"))),
    TWO_CLIENTS(front((portal, request) -> request.and("client_id", "other"))),
    TWO_REDIRECTS(front((portal, request) -> request.and("redirect_uri", "https://evil.test/callback"))),
    TWO_STATES(front((portal, request) -> request.and("state", "another"))),
    TWO_CHALLENGES(front((portal, request) -> request.and("code_challenge", portal.challenge()))),
    TWO_PROMPTS(front((portal, request) -> request.and("prompt", "none").and("prompt", "login"))),
    PROMPT_NONE_AND_LOGIN(front((portal, request) -> request.and("prompt", "none login"))),

    ACR_STRIPPED(high((portal, request) -> request)),
    ACR_LOWERED(high((portal, request) -> request.and("acr_values", "idporten-loa-low"))),
    ACR_OF_NO_LEVEL(high((portal, request) -> request.and("acr_values", "0"))),
    ACR_LOWERED_AS_CLAIM(high((portal, request) -> request.and("claims", LOWERED))),
    ACR_LOWERED_IN_SILENCE(high(
            (portal, request) -> request.and("acr_values", "idporten-loa-low").and("prompt", "none"))),
    ACR_STRIPPED_WHEN_PUSHED(on -> pushedHigh(on, PortalRequest.empty())),
    ACR_LOWERED_WHEN_PUSHED(on -> pushedHigh(on, PortalRequest.empty().and("acr_values", "idporten-loa-low"))),
    ACR_LOWERED_BESIDE_PUSHED(on -> {
        var reference = on.pushedBy(on.high(), on.high().asking().and("acr_values", "idporten-loa-high"));
        return on.front(on.high(), referring(on.high(), reference).and("acr_values", "idporten-loa-low"));
    }),

    REQUEST_SIGNED(request(WaryPortal::signed)),
    REQUEST_OF_ALGORITHM_NONE(request((portal, claims) -> new PlainJWT(claims.build()).serialize())),
    REQUEST_OF_HS256(request(PortalMoves::macked)),
    REQUEST_OF_A_FOREIGN_KEY(request(PortalMoves::foreign)),
    REQUEST_OF_RS256(request(PortalMoves::rsa)),
    REQUEST_OF_ANOTHER_CLIENT(request((portal, claims) -> portal.signed(claims.claim("client_id", "other")))),
    REQUEST_OF_NONE_WHEN_PUSHED(on -> on.push(on.portal()
            .proved()
            .and("client_id", on.portal().portal().name())
            .and("request", new PlainJWT(on.portal().requestObject().build()).serialize()))),
    REQUEST_AND_REFERENCE(front((portal, request) -> request.and("request", portal.signed(portal.requestObject()))
            .and("request_uri", "https://evil.test/request.jwt"))),
    REFERENCE_TO_A_FOREIGN_HOST(
            front((portal, request) -> request.and("request_uri", "https://evil.test/request.jwt"))),
    REFERENCE_TO_THE_MACHINE(front((portal, request) -> request.and("request_uri", "http://127.0.0.1:9000/health"))),
    REFERENCE_TO_A_FILE(front((portal, request) -> request.and("request_uri", "file:///etc/hostname"))),
    REFERENCE_MADE_UP(front((portal, request) -> referring(portal, REFERENCE + UUID.randomUUID()))),
    REFERENCE_OF_ANOTHER(on ->
            on.front(referring(on.portal(), on.pushedBy(on.other(), on.other().asking())))),
    REFERENCE_TWICE(on -> {
        var reference = referring(on.portal(), on.pushed(on.portal().asking()));
        return on.front(reference).equals("portal code") ? on.front(reference) : "refused at once";
    }),

    PUSHED_BY_NOBODY(pushed((portal, request) -> request)),
    PUSHED_WITH_A_REFERENCE(pushed(
            (portal, request) -> request.and(portal.proved()).and("request_uri", REFERENCE + UUID.randomUUID()))),
    PUSHED_WITHOUT_CHALLENGE(pushed((portal, request) ->
            request.and(portal.proved()).without("code_challenge").without("code_challenge_method"))),
    PUSHED_WITH_PLAIN_CHALLENGE(
            pushed((portal, request) -> request.and(portal.proved()).with("code_challenge_method", "plain"))),
    PUSHED_WITH_A_FOREIGN_REDIRECT(pushed(
            (portal, request) -> request.and(portal.proved()).with("redirect_uri", "https://evil.test/callback"))),
    PUSHED_WITH_TWO_REDIRECTS(pushed(
            (portal, request) -> request.and(portal.proved()).and("redirect_uri", "https://evil.test/callback"))),
    PUSHED_FOR_A_TOKEN(pushed((portal, request) -> request.and(portal.proved()).with("response_type", "token"))),
    PUSHED_FOR_ANOTHER(pushed((portal, request) -> request.and(portal.proved()).with("client_id", "other"))),

    CODE_MADE_UP(on -> on.fetch(on.portal().proved().and(on.portal().redeeming("made.up.code")))),
    CODE_TWICE(on -> {
        var request = on.portal().redeeming(on.code());
        on.portal().fetch(request.and(on.portal().proved()), CorrelationId.random());
        return on.fetch(request.and(on.portal().proved()));
    }),
    CODE_OF_ANOTHER(on -> on.fetch(on.portal().proved().and(on.portal().redeeming(on.codeOf(on.other()))))),
    NO_VERIFIER(token((portal, request) -> request.without("code_verifier"))),
    WRONG_VERIFIER(token((portal, request) -> request.with("code_verifier", "w".repeat(43)))),
    CHALLENGE_AS_VERIFIER(token((portal, request) -> request.with("code_verifier", portal.challenge()))),
    OTHER_REDIRECT(token((portal, request) -> request.with("redirect_uri", "https://evil.test/callback"))),
    REDIRECT_LEFT_OUT(token((portal, request) -> request.without("redirect_uri"))),
    TWO_CODES(token((portal, request) -> request.and("code", "another"))),
    GRANT_OF_A_PASSWORD(token((portal, request) ->
            request.with("grant_type", "password").and("username", "kari").and("password", "hemmelig"))),
    GRANT_OF_CLIENT_CREDENTIALS(token((portal, request) -> request.with("grant_type", "client_credentials"))),
    GRANT_MADE_UP(token((portal, request) -> request.with("grant_type", "everything"))),

    NO_PROOF(on -> on.fetch(on.portal()
            .redeeming(on.code())
            .and("client_id", on.portal().portal().name()))),
    A_SECRET_AS_PROOF(on -> on.fetch(on.portal()
            .redeeming(on.code())
            .and("client_id", on.portal().portal().name())
            .and("client_secret", "guessed"))),
    PROOF_FOR_ANOTHER_ISSUER(proof((portal, claims) -> portal.signed(claims.audience("https://evil.test")))),
    PROOF_FOR_ANOTHER_REALM(proof(
            (portal, claims) -> portal.signed(claims.audience(portal.issuer().replace("innbygger", "ansatte"))))),
    PROOF_FOR_NOBODY(proof((portal, claims) -> portal.signed(claims.claim("aud", null)))),
    PROOF_FOR_TWO(
            proof((portal, claims) -> portal.signed(claims.audience(List.of(portal.issuer(), "https://evil.test"))))),
    PROOF_EXPIRED(proof((portal, claims) -> portal.signed(claims.expirationTime(WaryPortal.in(-600))))),
    PROOF_WITHOUT_END(
            proof((portal, claims) -> portal.signed(claims.expirationTime(null).issueTime(null)))),
    PROOF_NOT_YET(proof((portal, claims) -> portal.signed(claims.notBeforeTime(WaryPortal.in(600))))),
    PROOF_WITHOUT_ID(proof((portal, claims) -> portal.signed(claims.jwtID(null)))),
    PROOF_OF_ALGORITHM_NONE(proof((portal, claims) -> new PlainJWT(claims.build()).serialize())),
    PROOF_OF_HS256(proof(PortalMoves::macked)),
    PROOF_OF_RS256(proof(PortalMoves::rsa)),
    PROOF_OF_A_FOREIGN_KEY(proof(PortalMoves::foreign)),
    PROOF_ABOUT_ANOTHER(
            proof((portal, claims) -> portal.signed(claims.subject("other").issuer("other")))),
    PROOF_BY_ANOTHER(proof((portal, claims) -> portal.signed(claims.issuer("other")))),
    PROOF_OF_NO_TYPE(on ->
            on.fetch(on.portal().redeeming(on.code()).and(on.portal().proved()).without("client_assertion_type"))),
    PROOF_REPLAYED(on -> {
        var proof = on.portal().proved();
        on.portal().push(on.portal().asking().and(proof), CorrelationId.random());
        return on.fetch(on.portal().redeeming(on.code()).and(proof));
    });

    private final Function<PortalAttempt, String> tried;

    PortalAttack(Function<PortalAttempt, String> tried) {
        this.tried = tried;
    }

    /** What comes back. */
    String tryOn(PortalAttempt attempt) {
        return tried.apply(attempt);
    }
}
