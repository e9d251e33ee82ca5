package no.portvakt.demo.boot;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import no.portvakt.demo.bench.BrokerBench;
import no.portvakt.demo.bench.Comparison;
import no.portvakt.demo.machine.Ports;
import no.portvakt.demo.machine.Running;
import no.portvakt.demo.machine.StateFolder;
import no.portvakt.demo.machine.Terminal;
import no.portvakt.demo.processes.BrokerSystem;
import no.portvakt.demo.processes.Installation;
import no.portvakt.demo.processes.SystemPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./portvakt bench broker}: the broker beside the same work without it. */
@Command(
        name = "bench broker",
        description = "How fast the broker is, as ratios measured in one run. Exit code 1 where a goal is not reached.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class BrokerBenchCommand implements Callable<Integer> {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures as JSON too.")
    private @Nullable Path json;

    @Option(names = "--events", defaultValue = "40000", description = "Sent to the intake. Default: ${DEFAULT-VALUE}.")
    private int events;

    @Option(names = "--few", defaultValue = "10000", description = "Events stored, first. Default: ${DEFAULT-VALUE}.")
    private long few;

    @Option(names = "--many", defaultValue = "10000000", description = "And then. Default: ${DEFAULT-VALUE}.")
    private long many;

    @Option(names = "--port-base", defaultValue = "8640", description = "Ports P+3 to P+21. Default: ${DEFAULT-VALUE}.")
    private int portBase;

    /** Runs the command line. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new BrokerBenchCommand())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }

    @Override
    public Integer call() {
        var installation = Installation.found();
        var taken = StateFolder.take(installation.cache("bench-broker").toAbsolutePath());
        if (taken.isEmpty()) {
            throw new IllegalStateException("another bench of the broker is running");
        }
        var terminal = new Terminal(spec.commandLine().getOut());
        try (var held = taken.get();
                var running = new Running()) {
            held.empty();
            LogFile.open(held.folder("logs").resolve("bench.log"));
            var plan = new SystemPlan(installation, new Ports(portBase), held, terminal);
            var figures = BrokerBench.run(
                    BrokerSystem.start(plan, running),
                    new BrokerBench.Size(events, few, many),
                    figure -> terminal.line(line(figure)));
            Optional.ofNullable(json).ifPresent(file -> write(figures, file));
            return figures.stream().allMatch(Comparison::reached) ? 0 : 1;
        }
    }

    private static String line(Comparison figure) {
        return String.format(
                Locale.ROOT,
                "%s%n  %.1f beside %.1f %s: %.2f (goal: %s) %s; counted again: %s",
                figure.what(),
                figure.ours(),
                figure.theirs(),
                figure.unit(),
                figure.ratio(),
                figure.goal(),
                figure.reached() ? "reached" : "NOT REACHED",
                figure.counted());
    }

    private static void write(List<Comparison> figures, Path file) {
        try {
            Files.writeString(file, JSON.writeValueAsString(figures) + "\n");
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + file, broken);
        }
    }
}
