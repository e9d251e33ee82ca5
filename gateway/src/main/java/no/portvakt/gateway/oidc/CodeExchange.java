package no.portvakt.gateway.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import no.portvakt.trust.secret.Secret;

/** Turns the code that the browser brought into an ID token (RFC 6749 §4.1.3, with PKCE). */
final class CodeExchange {

    private final Realm realm;
    private final ClientIdentity client;
    private final BackChannel backChannel;
    private final IdTokens idTokens;

    CodeExchange(Realm realm, ClientIdentity client, BackChannel backChannel, IdTokens idTokens) {
        this.realm = realm;
        this.client = client;
        this.backChannel = backChannel;
        this.idTokens = idTokens;
    }

    Completed exchange(AuthorizationCode code, Expectation expected) {
        var grant = new AuthorizationCodeGrant(
                code, expected.callback(), expected.verifier().reveal(CodeVerifier::new));
        try {
            var answer = new TokenRequest.Builder(realm.token(), client.proof(), grant)
                    .build()
                    .toHTTPRequest()
                    .send(backChannel);
            if (answer.getStatusCode() >= HTTPResponse.SC_SERVER_ERROR) {
                return new Completed.Unavailable("token endpoint answered " + answer.getStatusCode());
            }
            var parsed = OIDCTokenResponseParser.parse(answer);
            return parsed.indicatesSuccess()
                    ? read((OIDCTokenResponse) parsed.toSuccessResponse(), expected)
                    : new Completed.NotGenuine("token endpoint answered with "
                            + Words.known(
                                    parsed.toErrorResponse().getErrorObject().getCode()));
        } catch (IOException unanswered) {
            return new Completed.Unavailable("token endpoint: " + Words.about(unanswered));
        } catch (ParseException malformed) {
            return new Completed.NotGenuine("token endpoint: " + Words.about(malformed));
        }
    }

    private Completed read(OIDCTokenResponse success, Expectation expected) {
        var tokens = success.getOIDCTokens();
        var refreshToken = Optional.ofNullable(tokens.getRefreshToken())
                .map(RefreshToken::getValue)
                .map(Secret::of);
        var life = Duration.ofSeconds(tokens.getAccessToken().getLifetime());
        return Optional.ofNullable(tokens.getIDTokenString())
                .map(idToken -> idTokens.read(idToken, refreshToken, life, expected))
                .orElse(new Completed.NotGenuine("the token endpoint gave no ID token"));
    }
}
