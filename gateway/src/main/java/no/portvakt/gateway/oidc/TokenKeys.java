package no.portvakt.gateway.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.MalformedURLException;

/**
 * The realm's public keys: kept for minutes, fetched again when a token names an unknown one, though not so often that
 * made-up key ids become a way to knock on the identity provider's door.
 */
final class TokenKeys {

    private final JWSVerificationKeySelector<SecurityContext> selector;

    TokenKeys(Realm realm, BackChannel backChannel) {
        try {
            JWKSource<SecurityContext> source = JWKSourceBuilder.create(
                            realm.keys().toURL(), backChannel)
                    .retrying(true)
                    .build();
            this.selector = new JWSVerificationKeySelector<>(JWSAlgorithm.parse(realm.tokenAlgorithm()), source);
        } catch (MalformedURLException notAnAddress) {
            throw new IllegalArgumentException("no address for the realm's keys: " + realm.keys(), notAnAddress);
        }
    }

    JWSVerificationKeySelector<SecurityContext> selector() {
        return selector;
    }
}
