package no.portvakt.idp.distribution;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Unpacks a tar.gz without its top folder. */
final class Archive {

    private static final int OWNER_MAY_RUN = 0100;

    private Archive() {}

    static void unpack(Path archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target);
            }
        }
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream content, Path target) throws IOException {
        var name = Path.of(entry.getName());
        if (name.getNameCount() < 2) {
            return;
        }
        var file = target.resolve(name.subpath(1, name.getNameCount())).normalize();
        if (!file.startsWith(target) || !(entry.isDirectory() || entry.isFile())) {
            throw new IOException("the archive holds something that does not belong in it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(target.resolve(file.getParent()));
        Files.copy(content, file);
        if ((entry.getMode() & OWNER_MAY_RUN) != 0) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
