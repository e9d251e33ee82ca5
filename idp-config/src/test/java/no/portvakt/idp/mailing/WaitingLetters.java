package no.portvakt.idp.mailing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.idp.keycloak.KeycloakAdmin;

/** Keycloak as far as a mail run sees it, with codes of twelve characters that look like nothing else. */
final class WaitingLetters implements KeycloakAdmin {

    private static final int CODES = 20;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, String> states = new LinkedHashMap<>();
    private final Map<String, String> consignments = new LinkedHashMap<>();
    private final List<String> persons = SyntheticNumbers.first(10);
    private final List<String> planted = new ArrayList<>();
    private boolean refusing;

    void add(int letters) {
        for (int i = 0; i < letters; i++) {
            states.put("letter-" + states.size(), "ORDERED");
        }
    }

    void refuseNotes() {
        refusing = true;
    }

    List<String> states() {
        return List.copyOf(states.values());
    }

    List<String> planted() {
        return List.copyOf(planted);
    }

    @Override
    public Optional<JsonNode> read(String path) {
        var answer = json.createObjectNode();
        var letters = answer.putArray("letters");
        int skip = Integer.parseInt(path.substring(path.indexOf('=') + 1));
        states.entrySet().stream()
                .filter(letter -> letter.getValue().equals("ORDERED"))
                .skip(skip)
                .forEach(letter -> letters.addObject()
                        .put("id", letter.getKey())
                        .put("number", 1)
                        .put("purpose", "FIRST")
                        .put("pid", persons.get(letters.size() - 1)));
        return Optional.of(answer);
    }

    @Override
    public JsonNode create(String path, JsonNode body) {
        if (path.endsWith("/print")) {
            return print(body);
        }
        if (refusing) {
            throw new UncheckedIOException("away", new IOException("away"));
        }
        consignments.forEach((letter, consignment) -> {
            if (consignment.equals(body.path("consignment").asText())) {
                states.put(letter, "SENT");
            }
        });
        return json.createObjectNode();
    }

    private ObjectNode print(JsonNode body) {
        var answer = json.createObjectNode();
        var letters = answer.putArray("letters");
        for (var id : body.path("letters")) {
            states.put(id.asText(), "PRINTED");
            consignments.put(id.asText(), body.path("consignment").asText());
            var codes = letters.addObject().put("id", id.asText()).putArray("codes");
            for (int i = 0; i < CODES; i++) {
                var code = "XQZ%04dJWKVY".formatted(planted.size());
                planted.add(code);
                codes.add(code);
            }
        }
        return answer;
    }

    @Override
    public JsonNode replace(String path, JsonNode body) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String path) {
        throw new UnsupportedOperationException();
    }
}
