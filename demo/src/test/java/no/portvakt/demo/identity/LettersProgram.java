package no.portvakt.demo.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.portvakt.demo.WholeSystem;
import no.portvakt.demo.machine.Port;

/** {@code ./portvakt letters} as a process of its own, in a folder that holds all that it may write to. */
final class LettersProgram {

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

    /** What a run said. */
    record Outcome(int code, String out, String err) {}

    /** {@code batch --json} with a file of these lines. */
    Outcome batch(List<String> lines) throws Exception {
        return start(
                "",
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
    }

    /** A command that reads persons from standard input. */
    Outcome run(String command, String persons) throws Exception {
        return start(persons, List.of(command));
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
        return new Outcome(
                process.waitFor(), Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
