package no.portvakt.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.security.PrivateKey;

/** Proves who we are, anew for each call (RFC 7523; the audience is the issuer, so that no other party can use it). */
final class ClientIdentity {

    private final ClientID id;
    private final Audience issuer;
    private final ClientKey key;

    ClientIdentity(Realm realm, ClientKey key) {
        this.id = new ClientID(realm.clientId());
        this.issuer = new Audience(realm.issuer().toString());
        this.key = key;
    }

    ClientID id() {
        return id;
    }

    ClientAuthentication proof() {
        try {
            var claims = new JWTAuthenticationClaimsSet(id, issuer);
            return new PrivateKeyJWT(
                    claims, JWSAlgorithm.ES256, (PrivateKey) key.key(), key.id().orElse(null), null);
        } catch (JOSEException broken) {
            throw new IllegalStateException("the client key does not sign", broken);
        }
    }
}
