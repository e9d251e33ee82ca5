package no.portvakt.gateway.pipeline;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Decodes {@code application/x-www-form-urlencoded}. What cannot be decoded has no parameters at all. */
final class Parameters {

    private static final int MOST = 100;

    private Parameters() {}

    static Map<String, List<String>> decode(String encoded) {
        try {
            return new QueryStringDecoder(encoded, StandardCharsets.UTF_8, false, MOST, true).parameters();
        } catch (IllegalArgumentException malformed) {
            return Map.of();
        }
    }
}
