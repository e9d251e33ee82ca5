package no.portvakt.minside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The API as portals read it. Every answer that a test gets is held against it, so that it cannot say something else. */
final class PublishedApi {

    private static final String API = "/api/minside/v1/";
    private static final JsonNode DOCUMENT = document();
    private static final Pattern REFERENCE = Pattern.compile("#(/.*)");
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private PublishedApi() {}

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(Files.readString(Path.of("src/main/resources/contracts/openapi.yaml")));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Methods and paths that it names, as {@code GET /api/minside/v1/cases/{id}}. */
    static Stream<String> operations() {
        return DOCUMENT.path("paths").propertyStream().flatMap(path -> path.getValue()
                .propertyStream()
                .map(method -> method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()));
    }

    /**
     * What in an answer is not as it says; empty for what it says nothing of, which is whatever is no part of this API.
     *
     * @throws AssertionError if it does not know such an answer at all
     */
    static Optional<String> disagreement(HttpResponse<String> answer) {
        var path = answer.request().uri().getPath();
        if (!path.startsWith(API) || path.equals(API + "openapi.yaml")) {
            return Optional.empty();
        }
        var said = DOCUMENT.path("paths")
                .propertyStream()
                .filter(known -> path.matches(known.getKey().replaceAll("\\{[^}]+}", "[^/]+")))
                .map(known -> known.getValue()
                        .path(answer.request().method().toLowerCase(java.util.Locale.ROOT))
                        .path("responses")
                        .path(Integer.toString(answer.statusCode())))
                .map(PublishedApi::resolved)
                .filter(known -> !known.isMissingNode())
                .findFirst();
        if (said.isEmpty()) {
            return Optional.of("it knows no " + answer.statusCode() + " of "
                    + answer.request().method() + " " + path);
        }
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        var content = said.get().path("content").path(type);
        return content.isMissingNode()
                ? Optional.of("it knows no " + type + " of " + path)
                : disagreement(content.path("schema"), type.endsWith("json") ? answer.body() : quoted(answer.body()));
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    private static JsonNode resolved(JsonNode node) {
        var reference = REFERENCE.matcher(node.path("$ref").asText());
        return reference.matches() ? DOCUMENT.at(reference.group(1)) : node;
    }

    private static Optional<String> disagreement(JsonNode schema, String body) {
        try {
            ObjectNode whole = schema.deepCopy();
            whole.set("components", DOCUMENT.path("components"));
            var found = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(whole, STRICT)
                    .validate(new ObjectMapper().readTree(body));
            return found.isEmpty() ? Optional.empty() : Optional.of(found.toString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
