package no.portvakt.gateway.bearer.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What a token says of itself, whether or not it is true: for a person to look at. Never whom it is about. */
record TokenFacts(JsonNode header, JsonNode claims) {

    private static final List<String> SHOWN = List.of("iss", "aud", "acr", "amr", "client_id", "azp", "scope", "jti");
    private static final List<String> TIMES = List.of("iat", "nbf", "exp", "auth_time");
    private static final int PARTS = 3;

    /** Empty facts for what is no token at all. */
    static TokenFacts of(String token) {
        var parts = token.split("\\.", -1);
        return parts.length == PARTS
                ? new TokenFacts(json(parts[0]), json(parts[1]))
                : new TokenFacts(MissingNode.getInstance(), MissingNode.getInstance());
    }

    private static JsonNode json(String part) {
        try {
            return new ObjectMapper().readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            return MissingNode.getInstance();
        }
    }

    Optional<String> issuer() {
        return claims.path("iss").isTextual() ? Optional.of(claims.path("iss").textValue()) : Optional.empty();
    }

    List<String> audiences() {
        var said = claims.path("aud");
        if (said.isTextual()) {
            return List.of(said.textValue());
        }
        return StreamSupport.stream(said.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    /** In the order in which a person asks. */
    Map<String, String> shown() {
        Map<String, String> facts = new LinkedHashMap<>();
        List.of("alg", "typ", "kid").forEach(name -> put(facts, name, header.path(name)));
        SHOWN.forEach(name -> put(facts, name, claims.path(name)));
        for (var name : TIMES) {
            var time = claims.path(name);
            if (time.canConvertToLong() && time.isIntegralNumber()) {
                facts.put(name, at(time.longValue()));
            } else {
                put(facts, name, time);
            }
        }
        return facts;
    }

    private static String at(long seconds) {
        return Math.abs(seconds) < Instant.MAX.getEpochSecond()
                ? Instant.ofEpochSecond(seconds).toString()
                : Long.toString(seconds);
    }

    private static void put(Map<String, String> facts, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            facts.put(name, printable(value.isTextual() ? value.textValue() : value.toString()));
        }
    }

    /** A token is somebody else's text, and this is a terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
