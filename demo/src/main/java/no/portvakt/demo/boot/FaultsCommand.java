package no.portvakt.demo.boot;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import no.portvakt.demo.faults.Faults;
import no.portvakt.demo.faults.FaultsReport;
import no.portvakt.demo.faults.Wish;
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

/** {@code ./portvakt faults}: sends submissions and events while the broker's parts are killed, and counts what is left. */
@Command(
        name = "faults",
        description = {
            "Sends submissions and status events while the adapter, PostgreSQL and the archive are killed at random,",
            "and counts what is left. Goes on with new seeds until something is wrong, or once. Exit code 0 or 1."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class FaultsCommand implements Callable<Integer> {

    private static final int FAILED = 1;
    private static final int SEEDS = 1_000_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--once", description = "Runs once.")
    private boolean once;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes what was counted as JSON too.")
    private @Nullable Path json;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What is killed, and for how long; drawn at random by default.")
    private @Nullable Long seed;

    @Option(
            names = "--submissions",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Default: ${DEFAULT-VALUE}.")
    private int submissions;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "10",
            description = "Of each case. Default: ${DEFAULT-VALUE}.")
    private int events;

    @Option(names = "--kills", paramLabel = "N", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}.")
    private int kills;

    @Option(
            names = "--port-base",
            paramLabel = "P",
            defaultValue = "8640",
            description = "The ports used are P+3 to P+21. Default: ${DEFAULT-VALUE}.")
    private int portBase;

    @Option(names = "--state", paramLabel = "DIR", description = "Where databases and logs are kept; emptied first.")
    private @Nullable Path state;

    /** Runs the command line. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new FaultsCommand())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }

    @Override
    public Integer call() {
        long first = Optional.ofNullable(seed).orElseGet(() -> (long) new SecureRandom().nextInt(SEEDS));
        var wish = new Wish(first, submissions, events, kills);
        while (true) {
            var code = run(wish);
            if (once || code != 0) {
                return code;
            }
            wish = wish.with(wish.seed() + 1);
        }
    }

    private int run(Wish wish) {
        var installation = Installation.found();
        var folder = Optional.ofNullable(state).orElseGet(() -> installation.cache("faults"));
        var taken = StateFolder.take(folder.toAbsolutePath());
        if (taken.isEmpty()) {
            return refuse("Another run uses " + folder + ": stop it, or choose another folder with --state.");
        }
        var terminal = new Terminal(spec.commandLine().getOut());
        try (var held = taken.get()) {
            held.empty();
            LogFile.open(held.folder("logs").resolve("faults.log"));
            var ports = new Ports(portBase);
            if (!ports.busy().isEmpty()) {
                ports.busy().forEach(this::refuse);
                return refuse("Stop what uses it, or choose other ports with --port-base.");
            }
            try (var running = new Running()) {
                var plan = new SystemPlan(installation, ports, held, terminal);
                return run(wish, BrokerSystem.start(plan, running), terminal);
            }
        }
    }

    private int run(Wish wish, BrokerSystem system, Terminal terminal) {
        terminal.line("%d submissions, %d events, %d kills, seed %d"
                .formatted(wish.submissions(), wish.allEvents(), wish.kills(), wish.seed()));
        terminal.line(FaultsReport.heading());
        var outcome = Faults.run(wish, system, kill -> terminal.line(FaultsReport.line(kill)));
        FaultsReport.lines(outcome).forEach(terminal::line);
        Optional.ofNullable(json).ifPresent(file -> FaultsReport.write(outcome, file));
        return outcome.wrong().isEmpty() ? 0 : FAILED;
    }

    private int refuse(String sentence) {
        var error = spec.commandLine().getErr();
        error.println(sentence);
        error.flush();
        return FAILED;
    }
}
