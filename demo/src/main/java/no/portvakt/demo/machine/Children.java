package no.portvakt.demo.machine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts processes. What they print goes to files; what they would read is nothing. */
public final class Children {

    private Children() {}

    /**
     * Starts one. Whoever calls this stops it.
     *
     * @param log takes what it prints, appended to what earlier runs printed
     */
    public static Child start(String name, List<String> command, Path folder, Path log) {
        try {
            Files.createDirectories(log.resolveSibling("."));
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new Child(name, process, log);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot start " + name, broken);
        }
    }
}
