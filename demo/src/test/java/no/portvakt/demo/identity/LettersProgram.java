package no.portvakt.demo.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.machine.Port;

/** {@code ./portvakt letters} as a process of its own, in a folder that holds all that it may write to. */
final class LettersProgram {

    private static final Duration LOOKED_EVERY = Duration.ofMillis(100);

    private final RunningKeycloak keycloak;
    private final Path folder;
    private final String to;

    /**
     * The program.
     *
     * @param to what stands after {@code --to}
     */
    LettersProgram(RunningKeycloak keycloak, Path folder, String to) {
        this.keycloak = keycloak;
        this.folder = folder;
        this.to = to;
    }

    /**
     * What a run said.
     *
     * @param peakKiB the most memory that it had resident, as the operating system counts; 0 where it does not say
     */
    record Outcome(int code, String out, String err, long peakKiB) {}

    /** {@code batch --json} with a file of these lines. */
    Outcome batch(List<String> lines, String... more) throws Exception {
        var arguments = new ArrayList<>(List.of(more));
        arguments.addAll(
                0,
                List.of(
                        "batch",
                        "--json",
                        "--register=http://127.0.0.1:"
                                + WholeSystem.system().ports().of(Port.REGISTERS) + "/folkeregister",
                        "--to=" + to,
                        "--print-token-file=" + write("token", "t0ken"),
                        "--sender=Asker kommune",
                        "--site=minside",
                        write("persons.csv", String.join("\n", lines)).toString()));
        return start("", arguments);
    }

    /** A command that reads persons from standard input. */
    Outcome run(String command, String persons, String... options) throws Exception {
        return start(
                persons, Stream.concat(Stream.of(command), Stream.of(options)).toList());
    }

    private Outcome start(String input, List<String> arguments) throws Exception {
        var account = keycloak.server().admin();
        var certificates = WholeSystem.system().plan().state().folder("certificates");
        var secret = write("secret", account.clientSecret().<String>reveal(value -> value));
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                "no.portvakt.idp.boot.LettersCommand"));
        words.addAll(arguments);
        words.addAll(List.of(
                "--server=" + keycloak.server().backChannel(),
                "--certificate=" + certificates.resolve("operator.pem"),
                "--key=" + certificates.resolve("operator.key.pem"),
                "--trust=" + certificates.resolve("internal-ca.pem"),
                "--client-id=" + account.clientId(),
                "--client-secret-file=" + secret));
        var process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        try (var standardInput = process.outputWriter()) {
            standardInput.write(input);
        }
        long peak = peakOf(process);
        return new Outcome(
                process.exitValue(),
                Files.readString(folder.resolve("out")),
                Files.readString(folder.resolve("err")),
                peak);
    }

    /** Waits for its end, and looks now and then at what only goes up. */
    private static long peakOf(Process process) throws Exception {
        long peak = 0;
        do {
            peak = Math.max(peak, residentPeak(Path.of("/proc", Long.toString(process.pid()), "status")));
        } while (!process.waitFor(LOOKED_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        return peak;
    }

    private static long residentPeak(Path status) throws IOException {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
