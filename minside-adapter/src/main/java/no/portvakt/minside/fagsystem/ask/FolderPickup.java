package no.portvakt.minside.fagsystem.ask;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.minside.fagsystem.connector.Transport;

/**
 * A file in a folder of ours. It is read only when it is whole: while its marker is there, or, without one, when it has not
 * been written to for {@value Settled#QUIET_SECONDS} seconds; and it counts only if it is the same before and after it was read. No
 * symbolic link below the folder is followed.
 */
final class FolderPickup implements Pickup {

    private final Path folder;
    private final Path file;
    private final Optional<Path> marker;
    private final Settled settled;

    FolderPickup(Path folder, Transport.Drop drop, Clock clock) {
        this.folder = folder;
        this.file = Path.of(drop.path().substring(1));
        this.marker = drop.marker().map(end -> Path.of(drop.path().substring(1) + end));
        this.settled = new Settled(drop.bounds().bytes(), marker.isEmpty(), clock);
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
        return settled.problem(
                attributes.isRegularFile(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant());
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
            var bytes = content.readNBytes(settled.mostBytes() + 1);
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
