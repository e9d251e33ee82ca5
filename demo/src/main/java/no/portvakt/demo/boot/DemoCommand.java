package no.portvakt.demo.boot;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import no.portvakt.demo.citizens.CitizenOffice;
import no.portvakt.demo.journey.CitizenJourney;
import no.portvakt.demo.journey.Journey;
import no.portvakt.demo.journey.LicenceProcess;
import no.portvakt.demo.journey.StepReport;
import no.portvakt.demo.machine.Ports;
import no.portvakt.demo.machine.Running;
import no.portvakt.demo.machine.StateFolder;
import no.portvakt.demo.machine.Terminal;
import no.portvakt.demo.processes.DemoSystem;
import no.portvakt.demo.processes.Installation;
import no.portvakt.demo.processes.SystemPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./portvakt demo}: the whole system on one machine. */
@Command(
        name = "demo",
        description = "Starts the whole system on this machine and prints where it is.",
        mixinStandardHelpOptions = true,
        subcommands = OneTimeCodeCommand.class,
        sortOptions = false)
public final class DemoCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--once", description = "Plays one citizen's journey, then stops everything. Exit code 0 or 1.")
    private boolean once;

    @Option(
            names = "--process",
            paramLabel = "NAME",
            defaultValue = "journey",
            description = "With --once: what to play, journey or skjenkebevilling (a whole case, with time and cost).")
    private String process = Story.JOURNEY.id();

    @Option(
            names = "--caseworker-minutes",
            paramLabel = "M",
            defaultValue = "2",
            description = "How long a caseworker is assumed to read. Default: ${DEFAULT-VALUE}.")
    private double caseworkerMinutes;

    @Option(
            names = "--hourly-cost",
            paramLabel = "KRONER",
            defaultValue = "650",
            description = "What an hour of hers is assumed to cost. Default: ${DEFAULT-VALUE}.")
    private double hourlyCost;

    @Option(names = "--json", paramLabel = "FILE", description = "With --once: writes what was seen as JSON too.")
    private @Nullable Path json;

    @Option(names = "--break", paramLabel = "STEP", description = "Sabotages a step, which must then fail.")
    private @Nullable Integer sabotaged;

    @Option(names = "--fresh", description = "Empties the state folder first.")
    private boolean fresh;

    @Option(
            names = "--port-base",
            paramLabel = "P",
            defaultValue = "8440",
            description = "The ports used are P+3 to P+21. Default: ${DEFAULT-VALUE}.")
    private int portBase;

    @Option(names = "--state", paramLabel = "DIR", description = "Where keys, databases and logs are kept.")
    private @Nullable Path state;

    /** Runs the command line. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new DemoCommand())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        var wished = Story.of(process);
        if (wished.isEmpty()) {
            return refuse("--process takes one of " + Story.all() + ".");
        }
        int steps = wished.get().steps();
        if (sabotaged != null && (sabotaged < 1 || sabotaged > steps)) {
            return refuse("--break takes a step from 1 to " + steps + ".");
        }
        var installation = Installation.found();
        var folder = Optional.ofNullable(state).orElseGet(() -> installation.cache("demo"));
        var taken = StateFolder.take(folder.toAbsolutePath());
        if (taken.isEmpty()) {
            return refuse("Another demo uses " + folder + ": stop it, or choose another folder with --state.");
        }
        try (var held = taken.get()) {
            return onState(installation, held);
        }
    }

    private int onState(Installation installation, StateFolder held) throws InterruptedException {
        var ports = new Ports(portBase);
        var busy = ports.busy();
        if (!busy.isEmpty()) {
            busy.forEach(this::refuse);
            return refuse("Stop what uses it, or choose other ports with --port-base.");
        }
        if (fresh) {
            held.empty();
        }
        LogFile.open(held.folder("logs").resolve("demo.log"));
        var plan = new SystemPlan(installation, ports, held, terminal());
        try (var running = new Running()) {
            return run(plan, running);
        } catch (IllegalStateException notStarted) {
            return refuse("The demo did not start: " + notStarted.getMessage() + "\nAll logs: " + plan.log("*"));
        }
    }

    private int run(SystemPlan plan, Running running) throws InterruptedException {
        var begun = Instant.now();
        terminal().line("Starting Portvakt");
        var system = DemoSystem.start(plan, running);
        terminal().line("Everything is up after " + Terminal.seconds(Duration.between(begun, Instant.now())) + "\n");
        var office = new CitizenOffice(system);
        if (once) {
            return play(system, office);
        }
        Signpost.of(system, office).lines().forEach(terminal()::line);
        new CountDownLatch(1).await();
        return 0;
    }

    private int play(DemoSystem system, CitizenOffice office) {
        var broken = sabotaged == null ? OptionalInt.empty() : OptionalInt.of(sabotaged);
        return switch (Story.of(process).orElseThrow()) {
            case JOURNEY -> report(go(CitizenJourney.with(system, office, broken)), Optional.empty());
            case SKJENKEBEVILLING -> {
                var played = LicenceProcess.with(system, office, broken);
                var reports = go(played.journey());
                yield report(
                        reports,
                        Optional.of(new PaperlessReport(played.stopwatch(), caseworkerMinutes, hourlyCost))
                                .filter(measured -> ReportText.allOk(reports)));
            }
        };
    }

    private List<StepReport> go(Journey journey) {
        return journey.go(report -> terminal().line(ReportText.line(report)));
    }

    private int report(List<StepReport> reports, Optional<PaperlessReport> paperless) {
        Optional.ofNullable(json).ifPresent(file -> ReportText.writeJson(reports, paperless, file));
        terminal().line("\n" + ReportText.summary(reports));
        paperless.ifPresent(measured -> {
            terminal().line("");
            measured.lines().forEach(terminal()::line);
        });
        return ReportText.allOk(reports) ? 0 : FAILED;
    }

    private int refuse(String sentence) {
        var error = spec.commandLine().getErr();
        error.println(sentence);
        error.flush();
        return FAILED;
    }

    private Terminal terminal() {
        return new Terminal(spec.commandLine().getOut());
    }
}
