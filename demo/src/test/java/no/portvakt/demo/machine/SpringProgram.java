package no.portvakt.demo.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * A server on Spring Boot that tests talk to: {@code src/test/spring/NAME}, with the libraries that its own pom names.
 * These are of other versions than the project's, so it is compiled for itself and runs in a process of its own.
 */
public final class SpringProgram implements AutoCloseable {

    private static final String RESOLVE = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath";

    private static final String LISTENS = "listening ";

    private final Process process;

    private SpringProgram(Process process) {
        this.process = process;
    }

    /**
     * Resolves what it needs, compiles it and starts it. It prints {@code listening} when it does.
     *
     * @param folder where it runs, with its {@code application.properties}
     * @throws IllegalStateException if Maven, the compiler or the program says no
     */
    public static SpringProgram start(String name, Path folder) {
        return start(name, folder, List.of());
    }

    /**
     * The same.
     *
     * @param options of its JVM
     */
    public static SpringProgram start(String name, Path folder, List<String> options) {
        var sources = Path.of("src/test/spring", name).toAbsolutePath();
        try {
            Files.createDirectories(folder);
            var classPath = classPath(sources, folder);
            var classes = Files.createDirectories(folder.resolve("classes"));
            compile(sources.resolve("Portal.java"), classPath, classes);
            var errors = folder.resolve("stderr.log");
            var command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElse("java"), "-Xmx192m", "-XX:TieredStopAtLevel=1"));
            command.addAll(options);
            command.addAll(List.of("-cp", classes.toAbsolutePath() + ":" + classPath, "portal.Portal"));
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(errors.toFile())
                    .start();
            if (process.inputReader().lines().noneMatch(line -> line.startsWith(LISTENS))) {
                throw new IllegalStateException(
                        name + " ends at once; see " + errors.toAbsolutePath() + " and portal.log beside it");
            }
            return new SpringProgram(process);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static String classPath(Path sources, Path folder) throws IOException {
        var file = folder.resolve("classpath.txt").toAbsolutePath();
        var log = folder.resolve("maven.log");
        try {
            int code = new ProcessBuilder(
                            Path.of("../mvnw").toAbsolutePath().normalize().toString(),
                            "-B",
                            "-q",
                            "-f",
                            sources.resolve("pom.xml").toString(),
                            RESOLVE,
                            "-Dmdep.outputFile=" + file)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("Maven:\n" + Files.readString(log));
            }
            return Files.readString(file).strip();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** For Java 17: Spring of these versions reads no younger classes. */
    private static void compile(Path source, String classPath, Path classes) {
        var options =
                List.of("--release", "17", "-parameters", "-proc:none", "-cp", classPath, "-d", classes.toString());
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                    .call()) {
                throw new IllegalStateException(source + " does not compile");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
