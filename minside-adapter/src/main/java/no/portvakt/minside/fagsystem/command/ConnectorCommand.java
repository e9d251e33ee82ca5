package no.portvakt.minside.fagsystem.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import no.portvakt.minside.fagsystem.ask.Exchanged;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.ConnectorReading;
import no.portvakt.minside.fagsystem.connector.Transport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    int check(@Mixin Asked asked, @Option(names = "--json", description = "for programs") boolean json) {
        return understood(() -> {
            var findings = findings(asked);
            out.println(json ? new ObjectMapper().writeValueAsString(findings) : asText(findings));
            return findings.stream().anyMatch(Finding::wrong) ? UNSOUND : SOUND;
        });
    }

    @Command(
            description =
                    "Asks a system about a synthetic person and writes the exchange as a WireMock mapping in which every"
                            + " value is a placeholder of the same shape. Exit code 0 written, 1 no answer, 2 not understood.",
            mixinStandardHelpOptions = true,
            usageHelpWidth = 110,
            footer = {"", "More: docs/connectors.md"})
    int record(@Mixin Asked asked) {
        return understood(() -> {
            var connector = sound(asked.reading());
            if (connector.transport() instanceof Transport.Drop) {
                throw new IllegalArgumentException(
                        connector.id() + " leaves a file: there is no exchange to record; connector check reads it");
            }
            var place = asked.place(connector)
                    .orElseThrow(() -> new IllegalArgumentException("where is it? --url or --config"));
            List<Exchanged> seen = new CopyOnWriteArrayList<>();
            Trial.of(connector, place, asked.lookup(connector), seen::add).stream()
                    .filter(Finding::wrong)
                    .forEach(finding -> err.println(finding.asText()));
            if (seen.isEmpty()) {
                return UNSOUND;
            }
            out.println(Recording.of(connector, seen.getFirst()).toPrettyString());
            return SOUND;
        });
    }

    private int understood(Callable<Integer> command) {
        try {
            return command.call();
        } catch (IOException | IllegalArgumentException unreadable) {
            err.println(unreadable.getMessage());
            return NOT_UNDERSTOOD;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Connector sound(ConnectorReading reading) {
        return switch (reading) {
            case ConnectorReading.Sound(var connector) -> connector;
            case ConnectorReading.Unsound(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
    }

    private static List<Finding> findings(Asked asked) throws IOException {
        return switch (asked.reading()) {
            case ConnectorReading.Unsound(var problems) ->
                problems.stream()
                        .map(problem -> Finding.wrong("file", problem.toString()))
                        .toList();
            case ConnectorReading.Sound(var connector) -> {
                List<Finding> findings = new ArrayList<>();
                findings.add(Finding.ok("file", described(connector)));
                var lookup = asked.lookup(connector);
                findings.addAll(asked.place(connector)
                        .map(place -> Trial.of(connector, place, lookup))
                        .orElseGet(
                                () -> List.of(Finding.ok("place", "not said (--url or --config): nobody was asked"))));
                yield findings;
            }
        };
    }

    private static String described(Connector connector) {
        var transport =
                switch (connector.transport()) {
                    case Transport.Rest rest -> "rest";
                    case Transport.Soap soap -> "soap";
                    case Transport.View view -> "view";
                    case Transport.Drop drop -> "drop";
                };
        return connector.id() + ": " + connector.fields().size() + " fields, " + transport + ", authentication "
                + connector.authentication();
    }

    private static String asText(List<Finding> findings) {
        var lines = new ArrayList<>(findings.stream().map(Finding::asText).toList());
        long wrong = findings.stream().filter(Finding::wrong).count();
        lines.add(wrong == 0 ? "nothing to be mended" : wrong + " to be mended");
        return String.join(System.lineSeparator(), lines);
    }
}
