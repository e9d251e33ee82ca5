package no.portvakt.demo.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One process that the demo started, with the file that it logs to. */
public final class Child implements AutoCloseable {

    private static final Duration POLITE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LINES_OF_LOG = 20;

    private final String name;
    private final Process process;
    private final Path log;

    Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it ends by itself. */
    public int awaitExit(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(name + " still runs after " + Terminal.seconds(patience));
        }
        return process.exitValue();
    }

    /**
     * Waits until its health page answers 200.
     *
     * @throws IllegalStateException when it died or took too long; the message ends with the last lines of its log
     */
    public void awaitReady(URI health, Duration patience) throws InterruptedException {
        var deadline = Instant.now().plus(patience);
        try (var client = HttpClient.newHttpClient()) {
            var probe = HttpRequest.newBuilder(health)
                    .timeout(Duration.ofSeconds(2))
                    .build();
            while (!answers(client, probe)) {
                if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException(
                            "%s ended with code %d while starting:%n%s".formatted(name, process.exitValue(), tail()));
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException(
                            "%s was not ready after %s:%n%s".formatted(name, Terminal.seconds(patience), tail()));
                }
            }
        }
    }

    private static boolean answers(HttpClient client, HttpRequest probe) throws InterruptedException {
        try {
            return client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Asks it to end, and everything that it started; what does not listen is ended by force. */
    @Override
    public void close() {
        var all = new ArrayList<ProcessHandle>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(POLITE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** What it started, as far as it runs now. */
    public List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /** Ends it at once, as a crash would. */
    public void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /** The last lines of its log. */
    public String tail() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + log, broken);
        }
    }
}
