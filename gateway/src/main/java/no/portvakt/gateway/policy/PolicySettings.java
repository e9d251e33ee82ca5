package no.portvakt.gateway.policy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the profiles are. */
@ConfigMapping(prefix = "portvakt.policy")
public interface PolicySettings {

    /** A folder of profile files that is the truth; without it, the console is. */
    Optional<Path> folder();

    /**
     * PEM file: the certificates of officers whose signature beside a file lets a lowering in. Without it, a lowering in
     * the folder is not noticed, which start-up warns of.
     */
    Optional<Path> officers();

    /** How often the folder is looked at for changes; they are read when it has been left alone for as long. */
    @WithDefault("PT1S")
    Duration folderEvery();

    /** A folder of this edge's own, for the last good snapshot and the highest version seen. */
    Optional<Path> store();

    /** PEM files: the public keys that the console may sign with. Not needed in the console's own process. */
    Optional<List<Path>> consoleKeys();

    /** How long an edge without a snapshot on disk waits for its first one before it gives up. */
    @WithDefault("PT30S")
    Duration firstSnapshot();
}
