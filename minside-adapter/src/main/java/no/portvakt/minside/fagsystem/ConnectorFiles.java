package no.portvakt.minside.fagsystem;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads connector files. A file that cannot be read stops the start. */
public final class ConnectorFiles {

    private static final List<String> SHIPPED = List.of("folkeregister", "oppad", "krr");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .findAndAddModules()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private ConnectorFiles() {}

    /** The connectors that are shipped, by id. */
    public static Map<String, Connector> shipped() {
        Map<String, Connector> read = new LinkedHashMap<>();
        for (var name : SHIPPED) {
            var connector = read(name);
            read.put(connector.id(), connector);
        }
        return Map.copyOf(read);
    }

    private static Connector read(String name) {
        var file = "/connectors/" + name + ".yaml";
        try (var stream = ConnectorFiles.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return YAML.readValue(stream, ConnectorFile.class).connector();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }

    record ConnectorFile(Connector connector) {}
}
