package no.portvakt.gateway.oidc;

import java.security.interfaces.ECPrivateKey;
import java.util.Optional;

/**
 * The key that proves who we are at the identity provider (private_key_jwt, ES256).
 *
 * @param id the {@code kid} it is registered under; may be left out while one key is registered
 */
public record ClientKey(ECPrivateKey key, Optional<String> id) {

    @Override
    public String toString() {
        return "ClientKey[***, " + id + "]";
    }
}
