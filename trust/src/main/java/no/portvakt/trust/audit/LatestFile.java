package no.portvakt.trust.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PublicKey;
import java.util.Optional;

/** The newest checkpoint, beside the log: where the next start goes on from. Shows nothing to anybody else. */
public record LatestFile(Path file) implements CheckpointSink {

    @Override
    public void keep(SignedCheckpoint checkpoint) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, checkpoint.json() + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What it holds, if this key signed it; without it, all of the log is read at start. */
    public Optional<SignedCheckpoint> read(PublicKey key) {
        try {
            return Files.exists(file)
                    ? SignedCheckpoint.parse(Files.readString(file)).filter(found -> found.isSignedBy(key))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
