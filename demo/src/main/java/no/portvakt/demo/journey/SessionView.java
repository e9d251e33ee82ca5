package no.portvakt.demo.journey;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.Map;
import no.portvakt.demo.browsing.Browser;

/** What the gateway says about the session on one host. */
record SessionView(boolean authenticated, String acr, int level) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static SessionView of(Browser browser, URI origin) {
        var page = browser.fetch("GET", origin.resolve("/_portvakt/session"), Map.of());
        Unexpected.unless(page.status() == 200, "the session page answers 200, was " + page);
        var json = parse(page.body());
        return new SessionView(
                json.path("authenticated").asBoolean(),
                json.path("acr").asText(""),
                json.path("level").asInt(0));
    }

    static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            throw new Unexpected("not JSON: " + notJson.getClass().getSimpleName());
        }
    }
}
