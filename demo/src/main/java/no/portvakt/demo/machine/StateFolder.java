package no.portvakt.demo.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where the demo keeps what must survive a restart: keys, databases, Keycloak, logs. Readable for its owner only. One
 * demo at a time holds it; the lock goes with the process, however that ends.
 */
public final class StateFolder implements AutoCloseable {

    private final Path root;
    private final FileLock lock;

    private StateFolder(Path root, FileLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Takes the folder, making it when it is not there.
     *
     * @return empty when another demo holds it
     */
    public static Optional<StateFolder> take(Path root) {
        try {
            Files.createDirectories(root);
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            var channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new StateFolder(root, lock));
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot use the state folder " + root, broken);
        }
    }

    /** Empties it ({@code --fresh}); what was unpacked from Maven Central stays, since it would be the same again. */
    public void empty() {
        try (var children = Files.list(root)) {
            for (var child : children.toList()) {
                if (!child.endsWith("lock")) {
                    delete(child);
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot empty the state folder " + root, broken);
        }
    }

    private static void delete(Path tree) throws IOException {
        try (var paths = Files.walk(tree)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    public Path root() {
        return root;
    }

    /** A folder of its own for one part, made when it is not there. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot make a folder in " + root, broken);
        }
    }

    /** Writes a file that one of the parts reads. */
    public Path write(String name, String content) {
        try {
            var file = root.resolve(name);
            Files.createDirectories(file.resolveSibling("."));
            return Files.writeString(file, content, StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + name + " in " + root, broken);
        }
    }

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot let go of the state folder " + root, broken);
        }
    }
}
