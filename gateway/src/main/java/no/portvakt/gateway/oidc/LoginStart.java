package no.portvakt.gateway.oidc;

import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.OIDCScopeValue;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.ClaimRequirement;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.portvakt.trust.secret.Secret;

/**
 * Asks for a log-in by a pushed request (RFC 9126), so that neither the citizen nor anything on her machine can change
 * what we asked for without our seeing it: the level both as {@code acr_values} and as an essential claim, PKCE S256,
 * {@code state}, {@code nonce}, {@code max_age}.
 */
final class LoginStart {

    private static final int BYTES_OF_RANDOM = 32;

    private final Realm realm;
    private final ClientIdentity client;
    private final BackChannel backChannel;
    private final Clock clock;

    LoginStart(Realm realm, ClientIdentity client, BackChannel backChannel, Clock clock) {
        this.realm = realm;
        this.client = client;
        this.backChannel = backChannel;
        this.clock = clock;
    }

    Begun begin(LoginRequest login) {
        var acr = realm.levels().acrFor(login.level());
        if (acr.isEmpty()) {
            return new Begun.LevelUnreachable();
        }
        var state = new State(BYTES_OF_RANDOM);
        var nonce = new Nonce(BYTES_OF_RANDOM);
        var verifier = new CodeVerifier();
        var request = request(login, acr.get(), state, nonce, verifier);
        try {
            var pushed = PushedAuthorizationResponse.parse(
                    new PushedAuthorizationRequest(realm.pushedAuthorization(), client.proof(), request)
                            .toHTTPRequest()
                            .send(backChannel));
            if (!pushed.indicatesSuccess()) {
                var error = pushed.toErrorResponse().getErrorObject();
                return new Begun.Unavailable("pushed request answered with " + Words.known(error.getCode()));
            }
            var browser = new AuthorizationRequest.Builder(
                            pushed.toSuccessResponse().getRequestURI(), client.id())
                    .endpointURI(realm.authorization())
                    .build();
            return new Begun.Ready(
                    browser.toURI(),
                    new Expectation(
                            state.getValue(),
                            Secret.of(nonce.getValue()),
                            Secret.of(verifier.getValue()),
                            login.callback(),
                            login.level(),
                            login.maxAge(),
                            login.asking() == Asking.ALWAYS,
                            clock.instant()));
        } catch (IOException | ParseException unanswered) {
            return new Begun.Unavailable("pushed request: " + Words.about(unanswered));
        }
    }

    private AuthenticationRequest request(
            LoginRequest login, String acr, State state, Nonce nonce, CodeVerifier verifier) {
        var builder = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope(OIDCScopeValue.OPENID), client.id(), login.callback())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .acrValues(List.of(new ACR(acr)))
                .claims(new OIDCClaimsRequest()
                        .withIDTokenClaimsRequest(new ClaimsSetRequest()
                                .add(new ClaimsSetRequest.Entry("acr")
                                        .withClaimRequirement(ClaimRequirement.ESSENTIAL)
                                        .withValues(List.of(acr)))));
        login.maxAge().map(Duration::toSeconds).map(Math::toIntExact).ifPresent(builder::maxAge);
        switch (login.asking()) {
            case WHERE_NEEDED -> {}
            case ALWAYS -> builder.prompt(Prompt.Type.LOGIN);
            case NEVER -> builder.prompt(Prompt.Type.NONE);
        }
        login.purpose().ifPresent(purpose -> builder.customParameter("portvakt_service", purpose.service())
                .customParameter("portvakt_reason", purpose.reason())
                .customParameter("portvakt_language", purpose.language()));
        var languages = languages(login);
        if (!languages.isEmpty()) {
            builder.uiLocales(languages);
        }
        return builder.build();
    }

    private static List<LangTag> languages(LoginRequest login) {
        var tags = new ArrayList<LangTag>();
        for (var language : login.languages()) {
            try {
                tags.add(LangTag.parse(language));
            } catch (LangTagException notALanguage) {
                throw new IllegalArgumentException("not a language tag: " + language, notALanguage);
            }
        }
        return tags;
    }
}
