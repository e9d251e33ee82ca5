package no.portvakt.demo.boot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.LogManager;

/** Sends what libraries log inside the demo's own JVM to a file: the terminal is for the person at it. */
final class LogFile {

    private LogFile() {}

    static void open(Path file) {
        var settings = """
                handlers=java.util.logging.FileHandler
                .level=INFO
                java.util.logging.FileHandler.pattern=%s
                java.util.logging.FileHandler.append=true
                java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
                java.util.logging.SimpleFormatter.format=%%1$tFT%%1$tT %%4$s [%%3$s] %%5$s%%6$s%%n
                """.formatted(file.toString().replace("%", "%%"));
        try (var in = new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8))) {
            LogManager.getLogManager().readConfiguration(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot log to " + file, broken);
        }
    }
}
