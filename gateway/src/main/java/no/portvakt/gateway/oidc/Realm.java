package no.portvakt.gateway.oidc;

import java.net.URI;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.MethodMapping;

/**
 * One realm of the identity provider, and who we are there.
 *
 * @param issuer compared exactly; the browser is sent to addresses below it
 * @param backChannel where we ourselves reach the same realm, inside; the tokens still name {@code issuer}
 * @param clientId who we are
 * @param tokenAlgorithm the one JWS algorithm (RFC 7518 name) that this realm signs with; every other is refused
 * @param levels which {@code acr} counts as what
 * @param methods which {@code amr} counts as what
 */
public record Realm(
        URI issuer, URI backChannel, String clientId, String tokenAlgorithm, AcrMapping levels, MethodMapping methods) {

    private static final String PROTOCOL = "/protocol/openid-connect/";

    URI authorization() {
        return URI.create(issuer + PROTOCOL + "auth");
    }

    URI pushedAuthorization() {
        return URI.create(backChannel + PROTOCOL + "ext/par/request");
    }

    URI token() {
        return URI.create(backChannel + PROTOCOL + "token");
    }

    URI logout() {
        return URI.create(backChannel + PROTOCOL + "logout");
    }

    URI keys() {
        return URI.create(backChannel + PROTOCOL + "certs");
    }
}
