package no.portvakt.gateway.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What to ask the identity provider for.
 *
 * @param callback where the browser comes back
 * @param level the lowest level that will do
 * @param maxAge the largest age of the proof of identity
 * @param languages most wanted first: {@code nb}, {@code nn}, {@code en}
 * @param purpose what the pages tell the citizen; empty if nothing is to be told
 */
public record LoginRequest(
        URI callback,
        SecurityLevel level,
        Optional<Duration> maxAge,
        Asking asking,
        List<String> languages,
        Optional<Purpose> purpose) {

    public LoginRequest {
        languages = List.copyOf(languages);
    }
}
