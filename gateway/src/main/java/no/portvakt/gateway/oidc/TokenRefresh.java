package no.portvakt.gateway.oidc;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import no.portvakt.trust.secret.Secret;

/** Asks again with a refresh token (RFC 6749 §6, OpenID Connect Core 1.0 §12). */
final class TokenRefresh {

    private final Realm realm;
    private final ClientIdentity client;
    private final BackChannel backChannel;
    private final IdTokens idTokens;

    TokenRefresh(Realm realm, ClientIdentity client, BackChannel backChannel, IdTokens idTokens) {
        this.realm = realm;
        this.client = client;
        this.backChannel = backChannel;
        this.idTokens = idTokens;
    }

    Refreshed refresh(Secret refreshToken, String subject) {
        var grant = new RefreshTokenGrant(refreshToken.reveal(RefreshToken::new));
        try {
            var answer = new TokenRequest.Builder(realm.token(), client.proof(), grant)
                    .build()
                    .toHTTPRequest()
                    .send(backChannel);
            var parsed = OIDCTokenResponseParser.parse(answer);
            if (parsed.indicatesSuccess()) {
                return read((OIDCTokenResponse) parsed.toSuccessResponse(), refreshToken, subject);
            }
            var error = parsed.toErrorResponse().getErrorObject();
            // Any other error is about us or about them, and says nothing of the citizen's session.
            return OAuth2Error.INVALID_GRANT.equals(error)
                    ? new Refreshed.Over("invalid_grant")
                    : new Refreshed.Unavailable("token endpoint answered with " + Words.known(error.getCode()));
        } catch (IOException | ParseException unanswered) {
            return new Refreshed.Unavailable("token endpoint: " + Words.about(unanswered));
        }
    }

    private Refreshed read(OIDCTokenResponse success, Secret earlier, String subject) {
        var tokens = success.getOIDCTokens();
        var next = Optional.ofNullable(tokens.getRefreshToken())
                .map(RefreshToken::getValue)
                .map(Secret::of)
                .orElse(earlier);
        var life = Duration.ofSeconds(tokens.getAccessToken().getLifetime());
        return Optional.ofNullable(tokens.getIDTokenString())
                .map(idToken -> idTokens.again(idToken, subject, next, life))
                .orElse(new Refreshed.Unavailable("the token endpoint gave no ID token"));
    }
}
