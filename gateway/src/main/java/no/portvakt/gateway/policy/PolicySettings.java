package no.portvakt.gateway.policy;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the profiles are. */
@ConfigMapping(prefix = "portvakt.policy")
public interface PolicySettings {

    /** A folder of profile files; without it, those that are shipped. */
    Optional<Path> folder();
}
