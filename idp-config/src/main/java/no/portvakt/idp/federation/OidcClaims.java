package no.portvakt.idp.federation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what an ID token says, in ID-porten's claims. A claim of another kind than it has to be is not there. */
final class OidcClaims {

    private OidcClaims() {}

    static Evidence read(Map<String, Object> claims) {
        return new Evidence(
                text(claims, "acr"),
                texts(claims, "amr"),
                text(claims, "pid"),
                time(claims, "auth_time"),
                text(claims, "given_name").orElse(""),
                text(claims, "family_name").orElse(""));
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static List<String> texts(Map<String, Object> claims, String name) {
        return switch (claims.get(name)) {
            case String text -> List.of(text);
            case List<?> list ->
                list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }

    private static Optional<Instant> time(Map<String, Object> claims, String name) {
        try {
            return claims.get(name) instanceof Number seconds
                    ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                    : Optional.empty();
        } catch (DateTimeException beyondAllTime) {
            return Optional.empty();
        }
    }
}
