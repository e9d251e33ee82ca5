package no.portvakt.demo.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A server on Node that tests talk to: {@code src/test/node/NAME}, with the libraries that its lock file names. */
public final class NodeProgram implements AutoCloseable {

    private final Process process;
    private final int port;

    private NodeProgram(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Installs and starts it.
     *
     * @param folder for a copy of it; its arguments are files in there
     * @param program the file to run, which prints the port that it has picked
     */
    public static NodeProgram start(String name, Path folder, String program, String... arguments) {
        try (var sources = Files.list(Path.of("src/test/node", name))) {
            Files.createDirectories(folder);
            for (var source : sources.toList()) {
                Files.copy(source, folder.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            install(folder);
            var process = new ProcessBuilder(Stream.concat(Stream.of("node", program), Stream.of(arguments))
                            .toList())
                    .directory(folder.toFile())
                    .redirectError(folder.resolve("stderr.log").toFile())
                    .start();
            var said = Optional.ofNullable(process.inputReader().readLine());
            return new NodeProgram(process, Integer.parseInt(said.orElse("nothing")));
        } catch (IOException broken) {
            throw new UncheckedIOException(name + " does not start; it needs node and npm", broken);
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static void install(Path folder) throws IOException {
        var log = folder.resolve("npm.log");
        try {
            int code = new ProcessBuilder(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("npm ci:\n" + Files.readString(log));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
