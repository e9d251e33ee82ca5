package no.portvakt.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Something that answers on this machine.
 *
 * @param tls whether over TLS
 * @param jvm whether it has to run for a while before it is as fast as it gets
 * @param headers what every request to it carries, {@code Host} among them
 * @param process it, and its children
 */
record Target(String name, boolean tls, boolean jvm, int port, Map<String, String> headers, ProcessHandle process) {

    private static final int KIB_PER_MIB = 1_024;

    String url(String path) {
        return (tls ? "https" : "http") + "://127.0.0.1:" + port + path;
    }

    /** CPU time that it has used since it began. */
    Duration cpu() {
        return family().flatMap(one -> one.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus);
    }

    /** Its resident memory now, in MiB. */
    long residentMib() {
        return family().mapToLong(Target::residentKib).sum() / KIB_PER_MIB;
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(process), process.descendants());
    }

    private static long residentKib(ProcessHandle one) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(one.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
