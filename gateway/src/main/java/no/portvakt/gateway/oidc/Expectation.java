package no.portvakt.gateway.oidc;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.secret.Secret;

/**
 * What was asked, kept by the caller until the browser is back, so that what comes can be compared with it. It belongs
 * to one browser and is used once.
 *
 * @param state names this attempt in the browser's URL
 * @param nonce must stand in the ID token
 * @param verifier of PKCE (RFC 7636)
 */
public record Expectation(
        String state,
        Secret nonce,
        Secret verifier,
        URI callback,
        SecurityLevel level,
        Optional<Duration> maxAge,
        boolean again,
        Instant askedAt) {}
