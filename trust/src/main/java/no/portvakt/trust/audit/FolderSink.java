package no.portvakt.trust.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder, usually of another machine; one file for each checkpoint, never written over. */
public record FolderSink(Path folder) implements CheckpointSink {

    @Override
    public void keep(SignedCheckpoint checkpoint) throws IOException {
        Files.createDirectories(folder);
        var name = "%s-%012d-%d.json"
                .formatted(
                        checkpoint.log(),
                        checkpoint.checkpoint().sequence(),
                        checkpoint.at().toEpochMilli());
        Files.writeString(folder.resolve(name), checkpoint.json() + "\n", StandardOpenOption.CREATE_NEW);
    }
}
