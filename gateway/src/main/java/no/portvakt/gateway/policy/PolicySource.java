package no.portvakt.gateway.policy;

import java.nio.file.Path;
import java.util.Optional;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;

/** Reads the profiles: from the configured folder, or those that are shipped. All problems or none. */
public final class PolicySource {

    private final Optional<Path> folder;

    public PolicySource(Optional<Path> folder) {
        this.folder = folder;
    }

    public LoadOutcome load() {
        return folder.map(ProfileLoader::fromFolder).orElseGet(ProfileLoader::fromClassPath);
    }
}
