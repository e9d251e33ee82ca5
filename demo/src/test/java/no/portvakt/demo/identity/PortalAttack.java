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
import static no.portvakt.demo.identity.PortalMoves.signedToPush;
import static no.portvakt.demo.identity.PortalMoves.token;

import com.nimbusds.jwt.PlainJWT;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * What is tried on a portal of OpenID Connect; {@code portal-attacks.csv} says what comes of each.
 *
 * @param name as it stands there
 * @param tried what comes back
 */
record PortalAttack(String name, Function<PortalAttempt, String> tried) {

    /** Nothing at all. */
    static final PortalAttack NONE = attack("NONE", front((portal, request) -> request));

    static final List<PortalAttack> ALL = List.of(
            NONE,
            attack("UNKNOWN_CLIENT", front((portal, request) -> request.with("client_id", "nobody"))),
            attack("CLIENT_OF_THE_GATEWAY", front((portal, request) -> request.with("client_id", "gateway"))),
            attack("NO_CHALLENGE", front((portal, request) -> request.without("code_challenge")
                    .without("code_challenge_method"))),
            attack("PLAIN_CHALLENGE", front((portal, request) -> request.with("code_challenge", portal.verifier())
                    .with("code_challenge_method", "plain"))),
            attack("CHALLENGE_OF_NO_METHOD", front((portal, request) -> request.without("code_challenge_method"))),
            attack(
                    "CHALLENGE_OF_ANOTHER_METHOD",
                    front((portal, request) -> request.with("code_challenge_method", "S1"))),
            attack("SHORT_CHALLENGE", front((portal, request) -> request.with("code_challenge", "short"))),
            attack("RESPONSE_TYPE_TOKEN", front((portal, request) -> request.with("response_type", "token"))),
            attack("RESPONSE_TYPE_ID_TOKEN", front((portal, request) -> request.with("response_type", "id_token"))),
            attack("RESPONSE_TYPE_HYBRID", front((portal, request) -> request.with("response_type", "code id_token"))),
            attack("RESPONSE_TYPE_MADE_UP", front((portal, request) -> request.with("response_type", "everything"))),
            attack("NO_RESPONSE_TYPE", front((portal, request) -> request.without("response_type"))),
            attack("RESPONSE_MODE_MADE_UP", front((portal, request) -> request.with("response_mode", "evil"))),
            attack("NO_REDIRECT", front((portal, request) -> request.without("redirect_uri"))),
            attack("NO_SCOPE_OPENID", front((portal, request) -> request.with("scope", "everything"))),
            attack("TWO_CLIENTS", front((portal, request) -> request.and("client_id", "other"))),
            attack(
                    "TWO_REDIRECTS",
                    front((portal, request) -> request.and("redirect_uri", "https://evil.test/callback"))),
            attack("TWO_STATES", front((portal, request) -> request.and("state", "another"))),
            attack("TWO_CHALLENGES", front((portal, request) -> request.and("code_challenge", portal.challenge()))),
            attack("TWO_PROMPTS", front((portal, request) -> request.and("prompt", "none")
                    .and("prompt", "login"))),
            attack("PROMPT_NONE_AND_LOGIN", front((portal, request) -> request.and("prompt", "none login"))),
            attack("ACR_STRIPPED", high((portal, request) -> request)),
            attack("ACR_LOWERED", high((portal, request) -> request.and("acr_values", "idporten-loa-low"))),
            attack("ACR_OF_NO_LEVEL", high((portal, request) -> request.and("acr_values", "0"))),
            attack("ACR_LOWERED_AS_CLAIM", high((portal, request) -> request.and("claims", LOWERED))),
            attack("ACR_LOWERED_IN_SILENCE", high((portal, request) -> request.and("acr_values", "idporten-loa-low")
                    .and("prompt", "none"))),
            attack("ACR_STRIPPED_WHEN_PUSHED", on -> pushedHigh(on, PortalRequest.empty())),
            attack(
                    "ACR_LOWERED_WHEN_PUSHED",
                    on -> pushedHigh(on, PortalRequest.empty().and("acr_values", "idporten-loa-low"))),
            attack("ACR_LOWERED_BESIDE_PUSHED", on -> {
                var reference = on.pushedBy(on.high(), on.high().asking().and("acr_values", "idporten-loa-high"));
                return on.front(on.high(), referring(on.high(), reference).and("acr_values", "idporten-loa-low"));
            }),
            attack("REQUEST_SIGNED", request(WaryPortal::signed)),
            attack("REQUEST_OF_ALGORITHM_NONE", request((portal, claims) -> new PlainJWT(claims.build()).serialize())),
            attack("REQUEST_OF_HS256", request(PortalMoves::macked)),
            attack("REQUEST_OF_A_FOREIGN_KEY", request(PortalMoves::foreign)),
            attack("REQUEST_OF_RS256", request(PortalMoves::rsa)),
            attack(
                    "REQUEST_OF_ANOTHER_CLIENT",
                    request((portal, claims) -> portal.signed(claims.claim("client_id", "other")))),
            attack(
                    "REQUEST_FOR_ANOTHER_ISSUER",
                    request((portal, claims) -> portal.signed(claims.audience("https://evil.test")))),
            attack(
                    "REQUEST_FOR_ANOTHER_REALM",
                    request((portal, claims) ->
                            portal.signed(claims.audience(portal.issuer().replace("innbygger", "ansatte"))))),
            attack("REQUEST_FOR_NOBODY", request((portal, claims) -> portal.signed(claims.claim("aud", null)))),
            attack("REQUEST_BY_ANOTHER", request((portal, claims) -> portal.signed(claims.issuer("other")))),
            attack("REQUEST_BY_NOBODY", request((portal, claims) -> portal.signed(claims.issuer(null)))),
            attack(
                    "REQUEST_EXPIRED",
                    request((portal, claims) -> portal.signed(claims.expirationTime(WaryPortal.in(-1))))),
            attack("REQUEST_WITHOUT_END", request((portal, claims) -> portal.signed(claims.expirationTime(null)))),
            attack(
                    "REQUEST_WITHOUT_BEGINNING",
                    request((portal, claims) ->
                            portal.signed(claims.notBeforeTime(null).issueTime(null)))),
            attack(
                    "REQUEST_NOT_YET",
                    request((portal, claims) -> portal.signed(claims.notBeforeTime(WaryPortal.in(45))))),
            attack(
                    "REQUEST_FROM_THE_FUTURE",
                    request((portal, claims) -> portal.signed(claims.issueTime(WaryPortal.in(45))))),
            attack(
                    "REQUEST_FOR_AN_HOUR",
                    request((portal, claims) -> portal.signed(claims.expirationTime(WaryPortal.in(3600))))),
            attack(
                    "REQUEST_SIGNED_WHEN_PUSHED",
                    on -> on.front(referring(
                            on.portal(),
                            on.pushed(signedToPush(on.portal(), on.portal().requestObject()))))),
            attack(
                    "REQUEST_EXPIRED_WHEN_PUSHED",
                    on -> on.push(on.portal()
                            .proved()
                            .and(signedToPush(
                                    on.portal(), on.portal().requestObject().expirationTime(WaryPortal.in(-1)))))),
            attack(
                    "REQUEST_FOR_ANOTHER_ISSUER_WHEN_PUSHED",
                    on -> on.push(on.portal()
                            .proved()
                            .and(signedToPush(
                                    on.portal(), on.portal().requestObject().audience("https://evil.test"))))),
            attack(
                    "REQUEST_OF_NONE_WHEN_PUSHED",
                    on -> on.push(on.portal()
                            .proved()
                            .and("client_id", on.portal().portal().name())
                            .and(
                                    "request",
                                    new PlainJWT(on.portal().requestObject().build()).serialize()))),
            attack("REQUEST_AND_REFERENCE", front((portal, request) -> request.and(
                            "request", portal.signed(portal.requestObject()))
                    .and("request_uri", "https://evil.test/request.jwt"))),
            attack(
                    "REFERENCE_TO_A_FOREIGN_HOST",
                    front((portal, request) -> request.and("request_uri", "https://evil.test/request.jwt"))),
            attack(
                    "REFERENCE_TO_THE_MACHINE",
                    front((portal, request) -> request.and("request_uri", "http://127.0.0.1:9000/health"))),
            attack(
                    "REFERENCE_TO_A_FILE",
                    front((portal, request) -> request.and("request_uri", "file:///etc/hostname"))),
            attack("REFERENCE_MADE_UP", front((portal, request) -> referring(portal, REFERENCE + UUID.randomUUID()))),
            attack(
                    "REFERENCE_OF_ANOTHER",
                    on -> on.front(referring(
                            on.portal(), on.pushedBy(on.other(), on.other().asking())))),
            attack("REFERENCE_TWICE", on -> {
                var reference = referring(on.portal(), on.pushed(on.portal().asking()));
                return on.front(reference).equals("portal code") ? on.front(reference) : "refused at once";
            }),
            attack("PUSHED_BY_NOBODY", pushed((portal, request) -> request)),
            attack("PUSHED_WITH_A_REFERENCE", pushed((portal, request) -> request.and(portal.proved())
                    .and("request_uri", REFERENCE + UUID.randomUUID()))),
            attack("PUSHED_WITHOUT_CHALLENGE", pushed((portal, request) -> request.and(portal.proved())
                    .without("code_challenge")
                    .without("code_challenge_method"))),
            attack("PUSHED_WITH_PLAIN_CHALLENGE", pushed((portal, request) -> request.and(portal.proved())
                    .with("code_challenge_method", "plain"))),
            attack("PUSHED_WITH_A_FOREIGN_REDIRECT", pushed((portal, request) -> request.and(portal.proved())
                    .with("redirect_uri", "https://evil.test/callback"))),
            attack("PUSHED_WITH_TWO_REDIRECTS", pushed((portal, request) -> request.and(portal.proved())
                    .and("redirect_uri", "https://evil.test/callback"))),
            attack("PUSHED_FOR_A_TOKEN", pushed((portal, request) -> request.and(portal.proved())
                    .with("response_type", "token"))),
            attack("PUSHED_FOR_ANOTHER", pushed((portal, request) -> request.and(portal.proved())
                    .with("client_id", "other"))),
            attack(
                    "CODE_MADE_UP",
                    on -> on.fetch(on.portal().proved().and(on.portal().redeeming("made.up.code")))),
            attack("CODE_TWICE", on -> {
                var request = on.portal().redeeming(on.code());
                on.portal().fetch(request.and(on.portal().proved()), CorrelationId.random());
                return on.fetch(request.and(on.portal().proved()));
            }),
            attack(
                    "CODE_OF_ANOTHER",
                    on -> on.fetch(on.portal().proved().and(on.portal().redeeming(on.codeOf(on.other()))))),
            attack(
                    "CODE_OF_ANOTHER_WITH_ITS_REDIRECT",
                    on -> on.fetch(on.portal().proved().and(on.other().redeeming(on.codeOf(on.other()))))),
            attack("NO_VERIFIER", token((portal, request) -> request.without("code_verifier"))),
            attack("WRONG_VERIFIER", token((portal, request) -> request.with("code_verifier", "w".repeat(43)))),
            attack(
                    "CHALLENGE_AS_VERIFIER",
                    token((portal, request) -> request.with("code_verifier", portal.challenge()))),
            attack(
                    "OTHER_REDIRECT",
                    token((portal, request) -> request.with("redirect_uri", "https://evil.test/callback"))),
            attack("REDIRECT_LEFT_OUT", token((portal, request) -> request.without("redirect_uri"))),
            attack("TWO_CODES", token((portal, request) -> request.and("code", "another"))),
            attack("GRANT_OF_A_PASSWORD", token((portal, request) -> request.with("grant_type", "password")
                    .and("username", "kari")
                    .and("password", "hemmelig"))),
            attack(
                    "GRANT_OF_CLIENT_CREDENTIALS",
                    token((portal, request) -> request.with("grant_type", "client_credentials"))),
            attack("GRANT_MADE_UP", token((portal, request) -> request.with("grant_type", "everything"))),
            attack(
                    "NO_PROOF",
                    on -> on.fetch(on.portal()
                            .redeeming(on.code())
                            .and("client_id", on.portal().portal().name()))),
            attack(
                    "A_SECRET_AS_PROOF",
                    on -> on.fetch(on.portal()
                            .redeeming(on.code())
                            .and("client_id", on.portal().portal().name())
                            .and("client_secret", "guessed"))),
            attack(
                    "PROOF_FOR_ANOTHER_ISSUER",
                    proof((portal, claims) -> portal.signed(claims.audience("https://evil.test")))),
            attack(
                    "PROOF_FOR_ANOTHER_REALM",
                    proof((portal, claims) ->
                            portal.signed(claims.audience(portal.issuer().replace("innbygger", "ansatte"))))),
            attack("PROOF_FOR_NOBODY", proof((portal, claims) -> portal.signed(claims.claim("aud", null)))),
            attack(
                    "PROOF_FOR_TWO",
                    proof((portal, claims) ->
                            portal.signed(claims.audience(List.of(portal.issuer(), "https://evil.test"))))),
            attack(
                    "PROOF_EXPIRED",
                    proof((portal, claims) -> portal.signed(claims.expirationTime(WaryPortal.in(-600))))),
            attack(
                    "PROOF_WITHOUT_END",
                    proof((portal, claims) ->
                            portal.signed(claims.expirationTime(null).issueTime(null)))),
            attack("PROOF_NOT_YET", proof((portal, claims) -> portal.signed(claims.notBeforeTime(WaryPortal.in(600))))),
            attack("PROOF_WITHOUT_ID", proof((portal, claims) -> portal.signed(claims.jwtID(null)))),
            attack("PROOF_OF_ALGORITHM_NONE", proof((portal, claims) -> new PlainJWT(claims.build()).serialize())),
            attack("PROOF_OF_HS256", proof(PortalMoves::macked)),
            attack("PROOF_OF_RS256", proof(PortalMoves::rsa)),
            attack("PROOF_OF_A_FOREIGN_KEY", proof(PortalMoves::foreign)),
            attack(
                    "PROOF_ABOUT_ANOTHER",
                    proof((portal, claims) ->
                            portal.signed(claims.subject("other").issuer("other")))),
            attack("PROOF_BY_ANOTHER", proof((portal, claims) -> portal.signed(claims.issuer("other")))),
            attack(
                    "PROOF_OF_NO_TYPE",
                    on -> on.fetch(on.portal()
                            .redeeming(on.code())
                            .and(on.portal().proved())
                            .without("client_assertion_type"))),
            attack("PROOF_REPLAYED", on -> {
                var proof = on.portal().proved();
                on.portal().push(on.portal().asking().and(proof), CorrelationId.random());
                return on.fetch(on.portal().redeeming(on.code()).and(proof));
            }));

    private static PortalAttack attack(String name, Function<PortalAttempt, String> tried) {
        return new PortalAttack(name, tried);
    }

    /** What comes back. */
    String tryOn(PortalAttempt attempt) {
        return tried.apply(attempt);
    }

    @Override
    public String toString() {
        return name;
    }
}
