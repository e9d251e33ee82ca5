package no.portvakt.idp.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.portvakt.idp.sync.DeclaredRealm.DeclaredFlow;
import no.portvakt.idp.sync.DeclaredRealm.DeclaredStep;

/**
 * The declarations that ship with us, {@code realms/*.json}, with what differs from place to place as placeholders. A
 * string that is one placeholder becomes the value, whatever its kind; a placeholder inside a string becomes text.
 */
public final class RealmFile {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z-]+)}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private RealmFile() {}

    /**
     * The citizens' realm, with the gateway as its client.
     *
     * @param loginOrigin for instance {@code https://login.localhost:8443}
     * @param redirectUris the callback of every service
     * @param clientKeys the gateway's public keys as a JWK set
     * @param secondFactors what citizens may use beside the letter: {@code none}, or words of {@code sms}, {@code app}
     *     and {@code email} with commas between
     */
    public static DeclaredRealm innbygger(
            URI loginOrigin, List<URI> redirectUris, String clientKeys, String secondFactors) {
        var parameters = new HashMap<>(parameters(loginOrigin, redirectUris, clientKeys));
        parameters.put("second-factors", JSON.getNodeFactory().textNode(secondFactors));
        return read("innbygger", parameters);
    }

    /**
     * The employees' realm, with the console as its client; the parameters as for {@link #innbygger}.
     *
     * @param loginOrigin where the officers' door shows the log-in, for instance {@code
     *     https://officer-login.localhost:8445}; it is the realm's front end, so tokens name it as issuer
     */
    public static DeclaredRealm ansatte(URI loginOrigin, List<URI> redirectUris, String clientKeys) {
        return read("ansatte", parameters(loginOrigin, redirectUris, clientKeys));
    }

    private static Map<String, JsonNode> parameters(URI loginOrigin, List<URI> redirectUris, String clientKeys) {
        var redirects = JSON.createArrayNode();
        redirectUris.forEach(uri -> redirects.add(uri.toString()));
        return Map.of(
                "login-origin", JSON.getNodeFactory().textNode(loginOrigin.toString()),
                "redirect-uris", redirects,
                "client-keys", JSON.getNodeFactory().textNode(clientKeys));
    }

    static DeclaredRealm read(String name, Map<String, JsonNode> parameters) {
        var resource = "/no/portvakt/idp/realms/" + name + ".json";
        try (var in = RealmFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no realm is declared in " + resource);
            }
            var file = filled(JSON.readTree(in), parameters);
            return new DeclaredRealm(
                    name,
                    object(file, "settings"),
                    Optional.of(file.path("browserFlow"))
                            .filter(JsonNode::isObject)
                            .map(RealmFile::flow),
                    texts(file.path("requiredActions")),
                    texts(file.path("roles")),
                    object(file, "userProfile"),
                    file.path("clients")
                            .valueStream()
                            .map(client -> (ObjectNode) client)
                            .toList(),
                    texts(file.path("builtInClientsOff")),
                    List.of(),
                    file.path("clientRules") instanceof ObjectNode rules ? rules : JSON.createObjectNode());
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + resource, broken);
        }
    }

    private static DeclaredFlow flow(JsonNode flow) {
        return new DeclaredFlow(flow.path("alias").asText(), steps(flow));
    }

    private static List<DeclaredStep> steps(JsonNode flow) {
        return flow.path("executions").valueStream().map(RealmFile::step).toList();
    }

    private static DeclaredStep step(JsonNode step) {
        var requirement = step.path("requirement").asText();
        if (step.has("flow")) {
            return new DeclaredStep.Subflow(step.path("flow").asText(), requirement, steps(step));
        }
        var config = new TreeMap<String, String>();
        step.path("config")
                .properties()
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().asText()));
        return new DeclaredStep.Execution(step.path("authenticator").asText(), requirement, config);
    }

    private static ObjectNode object(JsonNode file, String key) {
        if (file.path(key) instanceof ObjectNode found) {
            return found;
        }
        throw new IllegalStateException("the declaration has no object '" + key + "'");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static JsonNode filled(JsonNode node, Map<String, JsonNode> parameters) {
        return switch (node) {
            case ObjectNode object -> {
                var result = JSON.createObjectNode();
                object.properties().forEach(entry -> result.set(entry.getKey(), filled(entry.getValue(), parameters)));
                yield result;
            }
            case ArrayNode array -> {
                var result = JSON.createArrayNode();
                array.forEach(element -> result.add(filled(element, parameters)));
                yield result;
            }
            default -> node.isTextual() ? filled(node.asText(), parameters) : node;
        };
    }

    private static JsonNode filled(String text, Map<String, JsonNode> parameters) {
        var matcher = PLACEHOLDER.matcher(text);
        if (matcher.matches()) {
            return value(matcher.group(1), parameters);
        }
        return JSON.getNodeFactory()
                .textNode(PLACEHOLDER
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                value(found.group(1), parameters).asText())));
    }

    private static JsonNode value(String name, Map<String, JsonNode> parameters) {
        return Optional.ofNullable(parameters.get(name))
                .orElseThrow(() -> new IllegalStateException("nothing is given for the placeholder '" + name + "'"));
    }
}
