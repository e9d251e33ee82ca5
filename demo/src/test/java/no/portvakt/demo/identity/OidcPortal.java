package no.portvakt.demo.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
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
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
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
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.portal.OidcClient;
import no.portvakt.profiles.portal.OidcClient.Conformance;
import no.portvakt.profiles.portal.OidcClient.SignOn;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.Telling;

/** A portal that logs its citizens in by OpenID Connect, with a key of its own. */
final class OidcPortal {

    private static final String REALM = "/realms/innbygger";
    private static final String OIDC = REALM + "/protocol/openid-connect";
    private static final Scope OPENID = new Scope("openid");

    private final RunningKeycloak keycloak;
    private final ClientID id;
    private final URI callback;
    private final ECKey key;
    private final CodeVerifier verifier = new CodeVerifier();

    OidcPortal(RunningKeycloak keycloak, String name) {
        this.keycloak = keycloak;
        this.id = new ClientID(name);
        this.callback = URI.create("https://" + name + ".portal.test/callback");
        try {
            this.key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** As a municipality declares it. */
    Portal declared(ServiceId service, Conformance conformance) {
        return declared(service, conformance, Telling.NEVER, Set.of(), SignOn.SHARED);
    }

    /** The same, and citizens are shown what it is told. */
    Portal showing(ServiceId service, Telling telling) {
        return declared(service, Conformance.PLAIN, telling, Set.of(), SignOn.SHARED);
    }

    /** The same, and it takes no part in single sign-on. */
    Portal isolated(ServiceId service, Telling telling) {
        return declared(service, Conformance.PLAIN, telling, Set.of(), SignOn.ISOLATED);
    }

    /** The same, and it calls the services behind the gateway too. */
    Portal calling(ServiceId service) {
        return declared(service, Conformance.PLAIN, Telling.NEVER, Set.of(keycloak.api()), SignOn.SHARED);
    }

    String name() {
        return id.getValue();
    }

    URI callback() {
        return callback;
    }

    /** The one that it proves itself with, whole. */
    ECKey key() {
        return key;
    }

    private Portal declared(
            ServiceId service, Conformance conformance, Telling telling, Set<URI> calls, SignOn signOn) {
        var oidc = new OidcClient(
                Set.of(callback),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                new OidcClient.Keys.In(new JWKSet(key.toPublicJWK()).toString()),
                calls,
                Optional.of(OidcClient.Algorithm.ES256),
                conformance,
                signOn);
        return new Portal(
                new PortalId(id.getValue()),
                new Texts("Portalen <b>", "Portalen", "The portal"),
                service,
                telling,
                oidc);
    }

    private AuthenticationRequest request(List<String> acr) {
        var request = new AuthenticationRequest.Builder(ResponseType.CODE, OPENID, id, callback)
                .state(new State())
                .nonce(new Nonce())
                .codeChallenge(verifier, CodeChallengeMethod.S256);
        if (!acr.isEmpty()) {
            request.acrValues(acr.stream().map(ACR::new).toList());
        }
        return request.build();
    }

    /** Where it sends a citizen, with all that it asks for in the address. */
    URI asking(String... acr) {
        return URI.create(
                keycloak.loginOrigin() + OIDC + "/auth?" + request(List.of(acr)).toQueryString());
    }

    /** Where it sends her after it has pushed what it asks for (RFC 9126). */
    URI pushing(String... acr) {
        try {
            var answer = PushedAuthorizationResponse.parse(
                    send(new PushedAuthorizationRequest(at("/ext/par/request"), authentication(), request(List.of(acr)))
                            .toHTTPRequest()));
            if (!answer.indicatesSuccess()) {
                throw new IllegalStateException(
                        answer.toErrorResponse().getErrorObject().getDescription());
            }
            return URI.create(keycloak.loginOrigin() + OIDC + "/auth?client_id=" + id.getValue() + "&request_uri="
                    + answer.toSuccessResponse().getRequestURI());
        } catch (JOSEException | ParseException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** All tokens that it is given. */
    OIDCTokens tokens(Browser.Arrival arrival) {
        return tokens(answerTo(tokenRequest(arrival)));
    }

    /** What it is answered when it renews them. */
    int renew(RefreshToken token) {
        try {
            return answerTo(new TokenRequest.Builder(at("/token"), authentication(), new RefreshTokenGrant(token))
                            .build()
                            .toHTTPRequest())
                    .getStatusCode();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Where it sends a citizen who logs out. */
    URI leaving(String idToken) {
        return URI.create(keycloak.loginOrigin() + OIDC + "/logout?id_token_hint=" + idToken
                + "&post_logout_redirect_uri=" + callback);
    }

    JWTClaimsSet redeem(Browser.Arrival arrival) {
        return claims(answerTo(tokenRequest(arrival)));
    }

    /** The same with a token that is bound to its key (RFC 9449). */
    JWTClaimsSet redeemBound(Browser.Arrival arrival) {
        return claims(answerTo(bound(tokenRequest(arrival))));
    }

    /** What it is answered when it does not bind the token. */
    HTTPResponse redeemUnbound(Browser.Arrival arrival) {
        return answerTo(tokenRequest(arrival));
    }

    private HTTPRequest tokenRequest(Browser.Arrival arrival) {
        try {
            var grant = new AuthorizationCodeGrant(new AuthorizationCode(arrival.query("code")), callback, verifier);
            return new TokenRequest.Builder(at("/token"), authentication(), grant)
                    .build()
                    .toHTTPRequest();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private HTTPRequest bound(HTTPRequest request) {
        try {
            request.setDPoP(new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                    .createDPoPJWT(request.getMethod().name(), request.getURI()));
            return request;
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private HTTPResponse answerTo(HTTPRequest request) {
        try {
            return send(request);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** The access token that it is given, in its own spelling. */
    String accessToken(Browser.Arrival arrival) {
        return tokens(answerTo(tokenRequest(arrival))).getAccessToken().getValue();
    }

    private static JWTClaimsSet claims(HTTPResponse answer) {
        try {
            return tokens(answer).getIDToken().getJWTClaimsSet();
        } catch (java.text.ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static OIDCTokens tokens(HTTPResponse answer) {
        try {
            if (!answer.indicatesSuccess()) {
                throw new IllegalStateException(answer.getBody());
            }
            return OIDCTokenResponse.parse(answer).getOIDCTokens();
        } catch (ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private ClientAuthentication authentication() throws JOSEException {
        var claims = new JWTAuthenticationClaimsSet(id, new Audience(keycloak.loginOrigin() + REALM));
        return new PrivateKeyJWT(claims, JWSAlgorithm.ES256, key.toPrivateKey(), key.getKeyID(), null);
    }

    private URI at(String endpoint) {
        return URI.create(keycloak.server().backChannel() + OIDC + endpoint);
    }

    private HTTPResponse send(HTTPRequest request) throws IOException {
        request.setSSLSocketFactory(keycloak.tls().context().getSocketFactory());
        return Optional.ofNullable(request.send()).orElseThrow();
    }
}
