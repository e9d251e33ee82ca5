package no.portvakt.gateway.bench;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

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

    /** What a command begins with that may use all cores until it is {@linkplain #pin pinned}. */
    static List<String> all() {
        return APART ? List.of("taskset", "-c", "0,1") : List.of();
    }

    /** For a JVM that will have one core, and is to arrange itself for that from the start. */
    static List<String> jvm() {
        return APART ? List.of("-XX:ActiveProcessorCount=1") : List.of();
    }

    /** From now on, it and its children have the core of what is measured, and nothing else has. */
    static void pin(ProcessHandle process) {
        if (APART) {
            Stream.concat(Stream.of(process), process.descendants())
                    .forEach(one -> run("taskset", "-apc", "1", Long.toString(one.pid())));
        }
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
