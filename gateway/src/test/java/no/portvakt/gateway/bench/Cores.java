package no.portvakt.gateway.bench;

import java.io.IOException;
import java.util.List;

/**
 * The load and what is behind it on one core, whatever is measured on another, so that neither can take the other's
 * time. On a machine with one core, or without {@code taskset}, both share, and the figures are worth less.
 */
final class Cores {

    private static final boolean APART = Runtime.getRuntime().availableProcessors() > 1 && has("taskset");

    private Cores() {}

    /** Whether the figures were taken with a core for each side. */
    static boolean areApart() {
        return APART;
    }

    /** Moves this process, and all that it starts from now on, to the core of the load. */
    static void takeTheLoads() {
        if (APART) {
            run("taskset", "-apc", "0", Long.toString(ProcessHandle.current().pid()));
        }
    }

    /** What a command begins with that runs on the core of what is measured. */
    static List<String> measured() {
        return APART ? List.of("taskset", "-c", "1") : List.of();
    }

    private static boolean has(String program) {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void run(String... command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException broken) {
            throw new IllegalStateException("cannot choose a core", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }
}
