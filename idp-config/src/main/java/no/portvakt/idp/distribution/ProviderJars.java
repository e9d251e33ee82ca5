package no.portvakt.idp.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The providers as jars. Inside a Maven build our own classes may still be a folder; Keycloak wants a jar, packed with
 * fixed times so that the same classes make the same fingerprint.
 */
final class ProviderJars implements AutoCloseable {

    private final Path workshop;
    private final List<Path> jars;

    private ProviderJars(Path workshop, List<Path> jars) {
        this.workshop = workshop;
        this.jars = List.copyOf(jars);
    }

    static ProviderJars pack(List<Path> providers) throws IOException {
        var workshop = Files.createTempDirectory("portvakt-providers");
        var jars = new ArrayList<Path>();
        for (var provider : providers) {
            jars.add(Files.isDirectory(provider) ? pack(provider, workshop) : provider);
        }
        return new ProviderJars(workshop, jars);
    }

    List<Path> jars() {
        return jars;
    }

    private static Path pack(Path classes, Path workshop) throws IOException {
        var jar = workshop.resolve(moduleOf(classes) + ".jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
                var content = Files.walk(classes)) {
            for (var file : content.filter(Files::isRegularFile).sorted().toList()) {
                var entry = new ZipEntry(classes.relativize(file).toString().replace('\\', '/'));
                entry.setLastModifiedTime(FileTime.from(Instant.EPOCH));
                zip.putNextEntry(entry);
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return jar;
    }

    /** {@code …/trust/target/classes} is the module {@code trust}. */
    private static String moduleOf(Path classes) {
        var path = classes.toAbsolutePath().normalize();
        return path.getName(Math.max(0, path.getNameCount() - 3)).toString();
    }

    @Override
    public void close() {
        try {
            Folders.delete(workshop);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
