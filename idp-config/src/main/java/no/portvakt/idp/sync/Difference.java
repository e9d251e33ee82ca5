package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One place where what is differs from what is declared.
 *
 * @param path for instance {@code attributes.acr.loa.map}
 */
public record Difference(String path, JsonNode declared, JsonNode found) {

    /**
     * Compares what is declared, and nothing else. Lists of plain values are sets; lists of things with a name are
     * compared by name; Keycloak gives some numbers and truths as text, so plain values are compared as text.
     */
    static List<Difference> between(JsonNode declared, JsonNode found) {
        var differences = new ArrayList<Difference>();
        compare("", declared, found, differences);
        return List.copyOf(differences);
    }

    private static void compare(String path, JsonNode declared, JsonNode found, List<Difference> differences) {
        switch (declared) {
            case ObjectNode object
            when found.isObject() ->
                object.properties()
                        .forEach(entry -> compare(
                                path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                                entry.getValue(),
                                found.path(entry.getKey()),
                                differences));
            case ArrayNode array
            when isNamed(array) && isNamed(found) && array.size() == found.size() -> {
                var byName = byName(found);
                array.forEach(element -> compare(
                        path + "[" + element.path("name").asText() + "]",
                        element,
                        byName.getOrDefault(element.path("name").asText(), found.path(-1)),
                        differences));
            }
            default -> {
                if (!isSame(declared, found)) {
                    differences.add(new Difference(path, declared, found));
                }
            }
        }
    }

    private static boolean isSame(JsonNode declared, JsonNode found) {
        if (declared.isArray()) {
            return found.isArray() && texts(declared).equals(texts(found));
        }
        if (declared.isContainerNode() || found.isContainerNode()) {
            return declared.equals(found);
        }
        return !found.isMissingNode() && declared.asText().equals(found.asText());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream()
                .map(value -> value.isContainerNode() ? value.toString() : value.asText())
                .sorted()
                .toList();
    }

    private static boolean isNamed(JsonNode array) {
        return array.isArray() && !array.isEmpty() && array.valueStream().allMatch(element -> element.has("name"));
    }

    private static Map<String, JsonNode> byName(JsonNode array) {
        return array.valueStream()
                .collect(Collectors.toMap(
                        element -> element.path("name").asText(), Function.identity(), (first, second) -> second));
    }

    @Override
    public String toString() {
        return path + ": " + (found.isMissingNode() ? "(nothing)" : found) + " -> " + declared;
    }
}
