package no.portvakt.minside.fagsystem.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The connectors of an installation: those that are shipped, and those of a folder, which count before them. */
public final class ConnectorFiles {

    private static final List<String> SHIPPED =
            List.of("folkeregister", "krr", "krr-varsling", "oppad", "e247", "eportal", "k2000", "fri");

    private ConnectorFiles() {}

    /** The connectors that are shipped, by id. */
    public static Map<String, Connector> shipped() {
        return soundOnly(SHIPPED.stream().map(ConnectorFiles::shipped).toList());
    }

    /**
     * Those that are shipped, with those of a folder in their place or beside them.
     *
     * @throws IllegalStateException if one has problems; all of them are said
     * @throws UncheckedIOException if a file cannot be read
     */
    public static Map<String, Connector> withThoseOf(Path folder) {
        Map<String, Connector> all = new LinkedHashMap<>(shipped());
        all.putAll(soundOnly(readings(folder)));
        return Map.copyOf(all);
    }

    /** What a shipped connector's file came to; it is one of ours, so anything but sound is a fault of this build. */
    private static ConnectorReading shipped(String name) {
        var file = "/connectors/" + name + ".yaml";
        try (var stream = ConnectorFiles.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            return new ConnectorReader()
                    .read(name + ".yaml", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }

    private static List<ConnectorReading> readings(Path folder) {
        try (var files = Files.list(folder)) {
            var reader = new ConnectorReader();
            List<ConnectorReading> read = new ArrayList<>();
            for (var file : files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                read.add(reader.read(String.valueOf(file.getFileName()), Files.readString(file)));
            }
            return read;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read the connectors in " + folder, broken);
        }
    }

    private static Map<String, Connector> soundOnly(List<ConnectorReading> readings) {
        Map<String, Connector> sound = new LinkedHashMap<>();
        List<ConnectorProblem> problems = new ArrayList<>();
        for (var reading : readings) {
            switch (reading) {
                case ConnectorReading.Sound(var connector) -> {
                    if (sound.put(connector.id(), connector) != null) {
                        problems.add(new ConnectorProblem(connector.id(), "", "two files have this id"));
                    }
                }
                case ConnectorReading.Unsound(var wrong) -> problems.addAll(wrong);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException("connectors have problems: " + problems);
        }
        return Map.copyOf(sound);
    }
}
