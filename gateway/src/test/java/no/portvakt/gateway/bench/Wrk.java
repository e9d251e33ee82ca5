package no.portvakt.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** As many requests as one core can send, by wrk. What is not answered with 2xx makes the figure worthless, so it fails. */
final class Wrk {

    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern READ = Pattern.compile(" ([0-9.]+)([KMGT]?B) read");
    private static final Map<String, Double> MIB =
            Map.of("B", 0x1p-20, "KB", 0x1p-10, "MB", 1d, "GB", 0x1p10, "TB", 0x1p20);
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
     * @param requests answered whole
     * @param perSecond of them
     * @param mibRead of answers, those that were still coming among them
     * @param cpuSeconds that the target used
     */
    record Load(double requests, double perSecond, double mibRead, double cpuSeconds) {

        /** CPU seconds that the target used for 10 000 requests. */
        double cpuPerTenThousand() {
            return cpuSeconds / Math.max(1, requests) * A_UNIT;
        }
    }

    Load get(Target target, String path, int connections, Duration time) {
        return run(target, path, connections, time, List.of());
    }

    Load post(Target target, String path, int connections, Duration time) {
        return run(target, path, connections, time, List.of("-s", post.toString()));
    }

    private static Load run(Target target, String path, int connections, Duration time, List<String> more) {
        List<String> command = new ArrayList<>(List.of(
                "wrk", "-t1", "-c" + connections, "-d" + Math.max(1, time.toSeconds()) + "s", "--timeout", "30s"));
        target.headers().forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
        command.addAll(more);
        command.add(target.url(path));
        var before = target.cpu();
        var said = said(command);
        var used = target.cpu().minus(before);
        if (said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new AssertionError(target.name() + " " + path + ": " + said);
        }
        return new Load(
                figure(REQUESTS, said),
                figure(PER_SECOND, said),
                mibRead(said),
                (double) used.toNanos() / NANOS_PER_SECOND);
    }

    private static double mibRead(String said) {
        var found = READ.matcher(said);
        if (!found.find()) {
            throw new AssertionError("wrk said something else: " + said);
        }
        return Double.parseDouble(found.group(1)) * MIB.getOrDefault(found.group(2), Double.NaN);
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
