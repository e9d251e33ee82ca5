package no.portvakt.idp.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read, from before the first byte is in them. */
final class PrivateFile {

    private PrivateFile() {}

    static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    static void write(Path file, String content) throws IOException {
        create(file);
        Files.writeString(file, content);
    }
}
