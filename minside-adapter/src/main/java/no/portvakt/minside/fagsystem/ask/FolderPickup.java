package no.portvakt.minside.fagsystem.ask;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.portvakt.minside.fagsystem.connector.Transport;

/**
 * A file in a folder of ours. It is read only when it is whole: while its marker is there, or, without one, when it has not
 * been written to for {@value #QUIET_SECONDS} seconds; and it counts only if it is the same before and after it was read. No
 * symbolic link below the folder is followed.
 */
final class FolderPickup implements Pickup {

    static final Duration AHEAD = Duration.ofMinutes(5);
    private static final long QUIET_SECONDS = 5;

    private final Path folder;
    private final Path file;
    private final Optional<Path> marker;
    private final int mostBytes;
    private final Clock clock;

    FolderPickup(Path folder, Transport.Drop drop, Clock clock) {
        this.folder = folder;
        this.file = Path.of(drop.path().substring(1));
        this.marker = drop.marker().map(end -> Path.of(drop.path().substring(1) + end));
        this.mostBytes = drop.bounds().bytes();
        this.clock = clock;
    }

    @Override
    public Picked pick(Optional<Stamp> known) {
        try {
            var missing = missing();
            if (missing.isPresent()) {
                return new Picked.No(missing.get());
            }
            var before = attributes();
            var problem = problem(before);
            if (problem.isPresent()) {
                return new Picked.No(problem.get());
            }
            var stamp = stamp(before);
            return known.filter(stamp::equals).isPresent() ? new Picked.Same() : read(stamp);
        } catch (NoSuchFileException gone) {
            return new Picked.No("the file is not there");
        } catch (IOException broken) {
            return new Picked.No("the file cannot be read: " + broken.getClass().getSimpleName());
        }
    }

    private Optional<String> missing() {
        if (!Files.isDirectory(folder)) {
            return Optional.of("the folder is not there");
        }
        var at = folder;
        for (var step : file) {
            at = at.resolve(step);
            if (Files.isSymbolicLink(at)) {
                return Optional.of("a symbolic link is in the way");
            }
        }
        return markerIsThere() ? Optional.empty() : Optional.of("its marker is not there: it is not whole yet");
    }

    private boolean markerIsThere() {
        return marker.map(name -> Files.isRegularFile(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .orElse(true);
    }

    private Optional<String> problem(BasicFileAttributes attributes) {
        var modified = attributes.lastModifiedTime().toInstant();
        var now = clock.instant();
        if (!attributes.isRegularFile()) {
            return Optional.of("is no file");
        }
        if (attributes.size() > mostBytes) {
            return Optional.of("is larger than " + mostBytes + " bytes");
        }
        if (modified.isAfter(now.plus(AHEAD))) {
            return Optional.of("is from the future");
        }
        return marker.isEmpty() && modified.isAfter(now.minusSeconds(QUIET_SECONDS))
                ? Optional.of("was written to just now: it may not be whole yet")
                : Optional.empty();
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(folder.resolve(file), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static Stamp stamp(BasicFileAttributes attributes) {
        return new Stamp(
                attributes.lastModifiedTime().toInstant(), attributes.size(), String.valueOf(attributes.fileKey()));
    }

    private Picked read(Stamp stamp) throws IOException {
        try (var content = Files.newInputStream(folder.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
            var bytes = content.readNBytes(mostBytes + 1);
            boolean untouched =
                    bytes.length == stamp.size() && stamp(attributes()).equals(stamp) && markerIsThere();
            return untouched
                    ? new Picked.Whole(ByteBuffer.wrap(bytes), stamp)
                    : new Picked.No("was written to while it was read");
        }
    }

    @Override
    public void close() {}
}
