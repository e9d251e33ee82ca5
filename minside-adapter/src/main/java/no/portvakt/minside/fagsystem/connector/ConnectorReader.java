package no.portvakt.minside.fagsystem.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * Reads one connector's file: against the schema that whoever writes one is given (JSON Schema 2020-12), and against what a
 * schema cannot say. Thread-safe.
 */
public final class ConnectorReader {

    private static final String SCHEMA = "/contracts/connector-v1.schema.json";

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .findAndAddModules()
            .build();

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ROOT)
            .build();

    private final JsonSchema schema = schema();

    private static JsonSchema schema() {
        try (var file = ConnectorReader.class.getResourceAsStream(SCHEMA)) {
            if (file == null) {
                throw new IllegalStateException(SCHEMA + " is not on the class path");
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(new ObjectMapper().readTree(file), CONFIG);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Reads what stands in a file.
     *
     * @param name of the file, for what is said about it
     */
    public ConnectorReading read(String name, String text) {
        JsonNode document;
        try {
            document = YAML.readTree(text);
        } catch (JsonProcessingException unreadable) {
            return unsound(name, "not YAML: " + unreadable.getOriginalMessage());
        }
        var byShape = schema.validate(document).stream()
                .map(message -> new ConnectorProblem(
                        name, message.getInstanceLocation().toString(), withoutPlace(message.getMessage())))
                .toList();
        return byShape.isEmpty() ? bySense(name, document) : new ConnectorReading.Unsound(byShape);
    }

    private static ConnectorReading bySense(String name, JsonNode document) {
        Connector connector;
        try {
            connector = YAML.treeToValue(document.path("connector"), Connector.Written.class)
                    .connector();
        } catch (JsonProcessingException unreadable) {
            return unsound(name, unreadable.getOriginalMessage());
        }
        var problems = ConnectorSense.problems(name, connector);
        return problems.isEmpty() ? new ConnectorReading.Sound(connector) : new ConnectorReading.Unsound(problems);
    }

    private static ConnectorReading unsound(String name, String what) {
        return new ConnectorReading.Unsound(List.of(new ConnectorProblem(name, "", what)));
    }

    /** A message begins with where it is, which is said already. */
    private static String withoutPlace(String message) {
        int place = message.indexOf(": ");
        return message.startsWith("/") && place > 0 ? message.substring(place + 2) : message;
    }
}
