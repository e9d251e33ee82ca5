package no.portvakt.gateway.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The last good snapshot and the highest version ever seen, in a folder of this edge. A file is replaced as a whole and
 * forced to the disk before it takes the old one's place, so that a loss of power leaves the one or the other.
 *
 * <p>The highest version stands apart from the snapshot: who puts yesterday's snapshot back gets an edge that waits for
 * the console, and not yesterday's levels.
 */
public final class SnapshotStore {

    private static final String SNAPSHOT = "snapshot.jws";
    private static final String HIGHEST = "highest-version";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Path folder;

    /**
     * Keeps snapshots in this folder, which is made if it is missing.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public SnapshotStore(Path folder) {
        try {
            this.folder = Files.createDirectories(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot make the folder for the last good snapshot, " + folder, broken);
        }
    }

    /**
     * What was kept last, to be verified like any other.
     *
     * @throws UncheckedIOException if there is one and it cannot be read
     */
    public Optional<SignedSnapshot> lastGood() {
        return read(SNAPSHOT).map(SignedSnapshot::new);
    }

    /**
     * The highest version that was ever in force here; 0 before the first.
     *
     * @throws UncheckedIOException if it cannot be read
     * @throws IllegalStateException if somebody has written something else there
     */
    public long highestVersion() {
        return read(HIGHEST)
                .map(String::strip)
                .map(text -> {
                    if (!NUMBER.matcher(text).matches()) {
                        throw new IllegalStateException(folder.resolve(HIGHEST) + " holds no version");
                    }
                    return Long.parseLong(text);
                })
                .orElse(0L);
    }

    /**
     * Keeps a snapshot that has come into force. The snapshot is written before its version: stopped in between, the
     * snapshot is the newer of the two, which is sound.
     *
     * @throws UncheckedIOException if it cannot be kept
     */
    public void keep(SignedSnapshot snapshot, long version) {
        try {
            replace(SNAPSHOT, snapshot.compact());
            replace(HIGHEST, Long.toString(version));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot keep the snapshot in " + folder, broken);
        }
    }

    private Optional<String> read(String name) {
        try {
            var file = folder.resolve(name);
            if (Files.exists(file) && Files.size(file) > SignedSnapshot.LARGEST) {
                throw new IOException(name + " is larger than any snapshot");
            }
            return Optional.of(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + folder.resolve(name), broken);
        }
    }

    private void replace(String name, String text) throws IOException {
        var next = folder.resolve(name + ".next");
        try (var channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
