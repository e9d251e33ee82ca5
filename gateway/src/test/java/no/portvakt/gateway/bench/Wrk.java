package no.portvakt.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** As many requests as one core can send, by wrk. What is not answered with 2xx makes the figure worthless, so it fails. */
final class Wrk {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final int NANOS_PER_SECOND = 1_000_000_000;
    private static final int A_UNIT = 10_000;

    private final Path post;

    Wrk(Path folder) {
        try {
            this.post = Files.writeString(folder.resolve("post.lua"), """
                    wrk.method = "POST"
                    wrk.body = string.rep("x", 1024)
                    wrk.headers["Content-Type"] = "application/octet-stream"
                    """);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * What came of a round.
     *
     * @param cpuPerTenThousand CPU seconds that the target used for 10 000 requests
     */
    record Load(double perSecond, double cpuPerTenThousand) {}

    Load get(Target target, String path, int connections, Duration time) {
        return run(target, path, connections, time, List.of());
    }

    Load post(Target target, String path, int connections, Duration time) {
        return run(target, path, connections, time, List.of("-s", post.toString()));
    }

    private static Load run(Target target, String path, int connections, Duration time, List<String> more) {
        List<String> command = new ArrayList<>(
                List.of("wrk", "-t1", "-c" + connections, "-d" + time.toSeconds() + "s", "--timeout", "30s"));
        target.headers().forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.addAll(more);
        command.add(target.url(path));
        var before = target.cpu();
        var said = said(command);
        var used = target.cpu().minus(before);
        if (said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new AssertionError(target.name() + " " + path + ": " + said);
        }
        double requests = figure(REQUESTS, said);
        return new Load(
                figure(PER_SECOND, said), (double) used.toNanos() / NANOS_PER_SECOND / Math.max(1, requests) * A_UNIT);
    }

    private static String said(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        } catch (IOException missing) {
            throw new UncheckedIOException("wrk does not start; is Debian's package wrk installed?", missing);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    private static double figure(Pattern pattern, String said) {
        var found = pattern.matcher(said);
        if (!found.find()) {
            throw new AssertionError("wrk said something else: " + said);
        }
        return Double.parseDouble(found.group(1));
    }
}
