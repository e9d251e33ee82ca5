package no.portvakt.demo.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where the built programs are.
 *
 * @param root the folder that was built
 * @param repository the local Maven repository, which Keycloak's distribution was fetched into
 * @param keycloakVersion of that distribution
 */
public record Installation(Path root, Path repository, String keycloakVersion) {

    /** As the build wrote it down. */
    public static Installation found() {
        var values = new Properties();
        try (var in = Installation.class.getResourceAsStream("installation.properties")) {
            if (in == null) {
                throw new IllegalStateException("the build left no installation.properties");
            }
            values.load(in);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read installation.properties", broken);
        }
        return new Installation(
                Path.of(values.getProperty("root")),
                Path.of(values.getProperty("repository")),
                values.getProperty("keycloak"));
    }

    /** What is the same for every run and costs time to make: unpacked programs. Not emptied by {@code --fresh}. */
    public Path cache(String name) {
        return root.resolve(".portvakt").resolve(name);
    }

    Path program(String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
