package no.portvakt.idp.requestobject;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose request object it is, for whom, and from when to when (RFC 9101, section 4; FAPI 1.0 Advanced, 5.2.2). Its
 * signature is looked at before, by Keycloak. Pure.
 *
 * @param client who asks, by its {@code client_id}
 * @param issuer who is asked: we ourselves
 */
record RequestObjectCheck(String client, String issuer) {

    /** From {@code nbf}, or {@code iat} where there is none, to {@code exp}. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    /** How far a portal's clock may be ahead of ours. */
    static final Duration AHEAD = Duration.ofSeconds(15);

    /** What is wrong with it; empty if it counts. */
    Optional<String> problemOf(JsonNode claims, Instant now) {
        if (!isText(claims.path("iss"), client)) {
            return Optional.of("the request object's iss has to be the client_id");
        }
        if (!isForUs(claims.path("aud"))) {
            return Optional.of("the request object's aud has to be the issuer");
        }
        var end = time(claims.path("exp"));
        var begin = time(claims.has("nbf") ? claims.path("nbf") : claims.path("iat"));
        if (end.isEmpty() || begin.isEmpty()) {
            return Optional.of("the request object has to have exp, and nbf or iat");
        }
        if (!now.isBefore(end.get())) {
            return Optional.of("the request object is over");
        }
        if (Stream.of("nbf", "iat").filter(claims::has).anyMatch(name -> isAhead(claims.path(name), now))) {
            return Optional.of("the request object does not count yet");
        }
        return end.get().isAfter(begin.get().plus(LONGEST))
                ? Optional.of("the request object counts for longer than ten minutes")
                : Optional.empty();
    }

    private boolean isForUs(JsonNode audience) {
        return isText(audience, issuer)
                || (audience.isArray() && audience.valueStream().anyMatch(one -> isText(one, issuer)));
    }

    private static boolean isText(JsonNode value, String wanted) {
        return value.isTextual() && value.textValue().equals(wanted);
    }

    /** What is no time is as good as from the future. */
    private static boolean isAhead(JsonNode value, Instant now) {
        return time(value).filter(at -> !at.isAfter(now.plus(AHEAD))).isEmpty();
    }

    /** NumericDate (RFC 7519, section 2), of which only whole seconds that an instant has room for. */
    private static Optional<Instant> time(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToInt()
                ? Optional.of(Instant.ofEpochSecond(value.longValue()))
                : Optional.empty();
    }
}
