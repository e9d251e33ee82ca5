package no.portvakt.demo.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.ClaimRequirement;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the gateway does at Keycloak: push a request, and turn a code into tokens. */
final class GatewayClient {

    private static final String OIDC = "/protocol/openid-connect";

    private final RunningKeycloak keycloak;
    private final ClientID id;
    private final URI origin;
    private final String realm;
    private final URI callback;

    /** At the citizens' realm. */
    public GatewayClient(RunningKeycloak keycloak) {
        this(keycloak, "portvakt-gateway", keycloak.loginOrigin(), "/realms/innbygger", keycloak.callback());
    }

    private GatewayClient(RunningKeycloak keycloak, String id, URI origin, String realm, URI callback) {
        this.keycloak = keycloak;
        this.id = new ClientID(id);
        this.origin = origin;
        this.realm = realm;
        this.callback = callback;
    }

    /** At another realm of citizens. */
    public static GatewayClient at(RunningKeycloak keycloak, String realm) {
        return new GatewayClient(
                keycloak, "portvakt-gateway", keycloak.loginOrigin(), "/realms/" + realm, keycloak.callback());
    }

    /** At the employees' realm. */
    public static GatewayClient ofOfficers(RunningKeycloak keycloak) {
        return new GatewayClient(
                keycloak,
                "portvakt-console",
                keycloak.officerLoginOrigin(),
                "/realms/ansatte",
                keycloak.officerCallback());
    }

    /** A request that was pushed, and what belongs to it. */
    public record Pushed(URI address, CodeVerifier verifier) {}

    /** What a log-in gave. */
    public record Tokens(JWTClaimsSet idToken, String accessToken, String refreshToken, String keyId) {}

    public Pushed push(String acr) {
        return push(acr, _ -> {});
    }

    /** With more than the level. */
    public Pushed push(String acr, Consumer<AuthenticationRequest.Builder> more) {
        try {
            var verifier = new CodeVerifier();
            var essential = new OIDCClaimsRequest()
                    .withIDTokenClaimsRequest(new ClaimsSetRequest()
                            .add(new ClaimsSetRequest.Entry("acr")
                                    .withClaimRequirement(ClaimRequirement.ESSENTIAL)
                                    .withValues(List.of(acr))));
            var wanted = new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid"), id, callback)
                    .state(new State())
                    .nonce(new Nonce())
                    .codeChallenge(verifier, CodeChallengeMethod.S256)
                    .acrValues(List.of(new ACR(acr)))
                    .claims(essential);
            more.accept(wanted);
            var request = wanted.build();
            var answer = PushedAuthorizationResponse.parse(send(
                    new PushedAuthorizationRequest(at("/ext/par/request"), authentication(), request).toHTTPRequest()));
            if (!answer.indicatesSuccess()) {
                throw new IllegalStateException(
                        answer.toErrorResponse().getErrorObject().getDescription());
            }
            var address = origin + realm + OIDC + "/auth?client_id=" + id.getValue() + "&request_uri="
                    + answer.toSuccessResponse().getRequestURI();
            return new Pushed(URI.create(address), verifier);
        } catch (JOSEException | ParseException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public Tokens redeem(Browser.Arrival arrival, Pushed pushed) {
        try {
            var code = new AuthorizationCode(arrival.query("code"));
            return tokens(new AuthorizationCodeGrant(code, callback, pushed.verifier()));
        } catch (JOSEException | ParseException | IOException | java.text.ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Asks whether a log-in still holds. */
    public Tokens refresh(Tokens earlier) {
        try {
            return tokens(new RefreshTokenGrant(new RefreshToken(earlier.refreshToken())));
        } catch (JOSEException | ParseException | IOException | java.text.ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private Tokens tokens(AuthorizationGrant grant)
            throws JOSEException, ParseException, IOException, java.text.ParseException {
        var response = send(new TokenRequest.Builder(at("/token"), authentication(), grant)
                .build()
                .toHTTPRequest());
        if (!response.indicatesSuccess()) {
            throw new IllegalStateException(response.getBody());
        }
        var tokens = OIDCTokenResponse.parse(response).getOIDCTokens();
        return new Tokens(
                tokens.getIDToken().getJWTClaimsSet(),
                tokens.getAccessToken().getValue(),
                tokens.getRefreshToken().getValue(),
                ((SignedJWT) tokens.getIDToken()).getHeader().getKeyID());
    }

    private ClientAuthentication authentication() throws JOSEException {
        var claims = new JWTAuthenticationClaimsSet(id, new Audience(origin + realm));
        var key = keycloak.clientKey();
        return new PrivateKeyJWT(claims, JWSAlgorithm.ES256, key.toPrivateKey(), key.getKeyID(), null);
    }

    private URI at(String endpoint) {
        return URI.create(keycloak.server().backChannel() + realm + OIDC + endpoint);
    }

    private HTTPResponse send(HTTPRequest request) throws IOException {
        request.setSSLSocketFactory(keycloak.tls().context().getSocketFactory());
        return Optional.ofNullable(request.send()).orElseThrow();
    }
}
