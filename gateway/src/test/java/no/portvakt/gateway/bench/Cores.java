package no.portvakt.gateway.bench;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The load and what is behind it on one core, whatever is measured on another, so that neither can take the other's
 * time. On a machine with one core, or without {@code taskset}, both share, and the figures are worth less.
 */
final class Cores {

    private static final Logger LOG = Logger.getLogger(Cores.class);
    private static final boolean GROUPS = has("setsid");
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

    /** What a command begins with that {@link #letOthersGoFirst} is to be said of: where groups are scheduled it has to be one. */
    static List<String> byItself() {
        return GROUPS ? List.of("setsid") : List.of();
    }

    /** From now on, it and its children have the core of what is measured, and nothing else has. */
    static void pin(ProcessHandle process) {
        if (APART) {
            Stream.concat(Stream.of(process), process.descendants())
                    .forEach(one -> run("taskset", "-apc", "1", Long.toString(one.pid())));
        }
    }

    /**
     * These take only what nobody else wants of their core: elsewhere they have machines of their own. Where sessions are
     * scheduled in groups, it is the group that has to be told; a database makes one for every connection, so this is to
     * be said again once they are there.
     */
    static void letOthersGoFirst(Stream<ProcessHandle> these) {
        these.forEach(one -> {
            run("renice", "-n", "19", "-p", Long.toString(one.pid()));
            var group = Path.of("/proc", Long.toString(one.pid()), "autogroup");
            if (Files.isWritable(group) && isAnotherGroup(group)) {
                tell(group);
            }
        });
    }

    private static boolean isAnotherGroup(Path group) {
        try {
            return !nameOf(group).equals(nameOf(Path.of("/proc/self/autogroup")));
        } catch (IOException gone) {
            return false;
        }
    }

    private static String nameOf(Path group) throws IOException {
        return Files.readString(group).split(" ", 2)[0];
    }

    private static void tell(Path group) {
        // Whoever is not root may say it ten times a second, and a channel takes a refusal for a broken disk.
        try (var file = new FileOutputStream(group.toFile())) {
            file.write("19".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException itMayNot) {
            LOG.debugf(itMayNot, "%s stays as it is", group);
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
