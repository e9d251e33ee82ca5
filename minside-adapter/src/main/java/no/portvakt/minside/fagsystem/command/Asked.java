package no.portvakt.minside.fagsystem.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import no.portvakt.minside.accesslog.AboutNobody;
import no.portvakt.minside.accesslog.RecordedLookup;
import no.portvakt.minside.fagsystem.ask.Place;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.ConnectorFiles;
import no.portvakt.minside.fagsystem.connector.ConnectorReader;
import no.portvakt.minside.fagsystem.connector.ConnectorReading;
import no.portvakt.trust.identity.NationalId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which connector is meant, where its system is, and about whom it is asked: what every command here is told. */
final class Asked {

    /** Nobody has this number: its month is raised by 80, as in all of Skatteetaten's synthetic ones. */
    private static final String NOBODY = "10877200006";

    @Parameters(paramLabel = "NAME|FILE", description = "one that is shipped, or a file that ends in .yaml")
    private String name = "";

    @Option(names = "--url", description = "where the system, or its simulator, is")
    private @Nullable URI url;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the adapter's properties, with its address and what it is shown")
    private @Nullable Path config;

    @Option(
            names = "--person",
            paramLabel = "NUMBER",
            description = "a synthetic national id number to ask about; nobody else may be asked about")
    private String person = NOBODY;

    /** What the connector's file came to. */
    ConnectorReading reading() throws IOException {
        if (name.endsWith(".yaml")) {
            var file = Path.of(name);
            return new ConnectorReader().read(String.valueOf(file.getFileName()), Files.readString(file));
        }
        var shipped = ConnectorFiles.shipped();
        return Optional.ofNullable(shipped.get(name))
                .map(ConnectorReading.Sound::new)
                .orElseThrow(() -> new IllegalArgumentException("no connector is called " + name + "; there are "
                        + shipped.keySet().stream().sorted().toList()));
    }

    /** Empty if nothing was said of it. */
    Optional<Place> place(Connector connector) throws IOException {
        var said = Optional.ofNullable(url);
        if (config == null) {
            return said.map(Place::at);
        }
        return PlaceFile.read(config, connector.id())
                .map(place -> said.map(place::movedTo).orElse(place));
    }

    /** @throws IllegalArgumentException if somebody may have the number: that belongs into her access log */
    RecordedLookup lookup(Connector connector) {
        return NationalId.parse(person)
                .flatMap(nobody -> AboutNobody.at(connector.id(), nobody))
                .orElseThrow(() -> new IllegalArgumentException(
                        "--person takes a synthetic number only: asking about somebody belongs into her access log"));
    }
}
