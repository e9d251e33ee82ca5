package no.portvakt.minside.fagsystem.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import no.portvakt.minside.accesslog.AboutNobody;
import no.portvakt.minside.fagsystem.ask.Exchanged;
import no.portvakt.minside.fagsystem.ask.Place;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.ConnectorFiles;
import no.portvakt.minside.fagsystem.connector.ConnectorReader;
import no.portvakt.minside.fagsystem.connector.ConnectorReading;
import no.portvakt.trust.identity.NationalId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./portvakt connector check|record NAME|FILE}: tries a connector, by the code that the adapter uses. */
@Command(
        name = "./portvakt connector",
        description = "Looks at how fagsystemer are asked.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(check | record)")
public final class ConnectorCommand {

    private static final int SOUND = 0;
    private static final int UNSOUND = 1;
    private static final int NOT_UNDERSTOOD = 2;

    /** Of Skatteetaten's synthetic population; whoever has others says so. */
    private static final String NOBODY = "10877200006";

    private static final String ONLY_NOBODY =
            "--person takes a synthetic number only: asking about somebody belongs into her access log";

    private final PrintWriter out;
    private final PrintWriter err;

    ConnectorCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new ConnectorCommand(out, err).run(List.of(arguments)));
    }

    int run(List<String> typed) {
        return new CommandLine(this).setOut(out).setErr(err).execute(typed.toArray(String[]::new));
    }

    @Command(
            description =
                    "Says everything that is wrong with a connector: its file, and, where it is told where the system"
                            + " is, what it answers. Exit code 0 sound, 1 something is wrong, 2 not understood.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", "More: docs/connectors.md"})
    int check(
            @Parameters(paramLabel = "NAME|FILE", description = "one that is shipped, or a file that ends in .yaml")
                    String name,
            @Option(names = "--url", description = "where the system, or its simulator, is") @Nullable URI url,
            @Option(
                            names = "--config",
                            paramLabel = "FILE",
                            description = "the adapter's properties, with its address and what it is shown")
                    @Nullable
                    Path config,
            @Option(
                            names = "--person",
                            paramLabel = "NUMBER",
                            description = "a synthetic national id number to ask about; nobody else may be asked about")
                    @Nullable
                    String person,
            @Option(names = "--json", description = "for programs") boolean json) {
        var asked = synthetic(person);
        if (asked.isEmpty()) {
            err.println(ONLY_NOBODY);
            return NOT_UNDERSTOOD;
        }
        try {
            var findings = findings(name, Optional.ofNullable(url), Optional.ofNullable(config), asked.get());
            out.println(json ? new ObjectMapper().writeValueAsString(findings) : asText(findings));
            return findings.stream().anyMatch(Finding::wrong) ? UNSOUND : SOUND;
        } catch (IOException | IllegalArgumentException unreadable) {
            err.println(unreadable.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    @Command(
            description =
                    "Asks a system about a synthetic person and writes the exchange as a WireMock mapping in which every"
                            + " value is a placeholder of the same shape. Exit code 0 written, 1 no answer, 2 not understood.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", "More: docs/connectors.md"})
    int record(
            @Parameters(paramLabel = "NAME|FILE", description = "one that is shipped, or a file that ends in .yaml")
                    String name,
            @Option(names = "--url", description = "where the system is") @Nullable URI url,
            @Option(
                            names = "--config",
                            paramLabel = "FILE",
                            description = "the adapter's properties, with its address and what it is shown")
                    @Nullable
                    Path config,
            @Option(names = "--person", paramLabel = "NUMBER", description = "a synthetic national id number") @Nullable
                    String person) {
        var asked = synthetic(person);
        if (asked.isEmpty()) {
            err.println(ONLY_NOBODY);
            return NOT_UNDERSTOOD;
        }
        try {
            var connector = sound(read(name));
            var place = place(connector, Optional.ofNullable(url), Optional.ofNullable(config))
                    .orElseThrow(() -> new IllegalArgumentException("where is it? --url or --config"));
            List<Exchanged> seen = new CopyOnWriteArrayList<>();
            AboutNobody.at(connector.id(), asked.get())
                    .map(lookup -> Trial.of(connector, place, lookup, seen::add))
                    .orElse(List.of())
                    .stream()
                    .filter(Finding::wrong)
                    .forEach(finding -> err.println(finding.asText()));
            if (seen.isEmpty()) {
                return UNSOUND;
            }
            out.println(Recording.of(connector, seen.getFirst()).toPrettyString());
            return SOUND;
        } catch (IOException | IllegalArgumentException unreadable) {
            err.println(unreadable.getMessage());
            return NOT_UNDERSTOOD;
        }
    }

    private static Optional<NationalId> synthetic(@Nullable String person) {
        return NationalId.parse(Optional.ofNullable(person).orElse(NOBODY)).filter(NationalId::isSynthetic);
    }

    private static Connector sound(ConnectorReading reading) {
        return switch (reading) {
            case ConnectorReading.Sound(var connector) -> connector;
            case ConnectorReading.Unsound(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
    }

    private static List<Finding> findings(String name, Optional<URI> url, Optional<Path> config, NationalId person)
            throws IOException {
        List<Finding> findings = new ArrayList<>();
        switch (read(name)) {
            case ConnectorReading.Unsound(var problems) ->
                problems.forEach(problem -> findings.add(Finding.wrong("file", problem.toString())));
            case ConnectorReading.Sound(var connector) -> {
                findings.add(Finding.ok(
                        "file",
                        connector.id() + ": " + connector.fields().size() + " fields, "
                                + connector
                                        .transport()
                                        .getClass()
                                        .getSimpleName()
                                        .toLowerCase(java.util.Locale.ROOT)
                                + ", authentication " + connector.authentication()));
                place(connector, url, config)
                        .ifPresentOrElse(
                                place -> AboutNobody.at(connector.id(), person)
                                        .ifPresent(lookup -> findings.addAll(Trial.of(connector, place, lookup))),
                                () -> findings.add(
                                        Finding.ok("place", "not said (--url or --config): nobody was asked")));
            }
        }
        return findings;
    }

    private static ConnectorReading read(String name) throws IOException {
        if (name.endsWith(".yaml")) {
            var file = Path.of(name);
            return new ConnectorReader().read(String.valueOf(file.getFileName()), Files.readString(file));
        }
        return Optional.ofNullable(ConnectorFiles.shipped().get(name))
                .map(ConnectorReading.Sound::new)
                .orElseThrow(() -> new IllegalArgumentException("no connector is called " + name + "; there are "
                        + ConnectorFiles.shipped().keySet().stream().sorted().toList()));
    }

    private static Optional<Place> place(Connector connector, Optional<URI> url, Optional<Path> config)
            throws IOException {
        if (config.isPresent()) {
            var configured = PlaceFile.read(config.get(), connector.id());
            return url.isPresent()
                    ? configured.map(place ->
                            new Place(url.get(), place.login(), place.identity(), place.trust(), place.grant()))
                    : configured;
        }
        return url.map(Place::at);
    }

    private static String asText(List<Finding> findings) {
        var lines = new ArrayList<>(findings.stream().map(Finding::asText).toList());
        long wrong = findings.stream().filter(Finding::wrong).count();
        lines.add(wrong == 0 ? "nothing to be mended" : wrong + " to be mended");
        return String.join(System.lineSeparator(), lines);
    }
}
