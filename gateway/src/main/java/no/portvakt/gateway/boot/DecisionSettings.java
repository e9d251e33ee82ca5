package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Decisions at the console. */
@ConfigMapping(prefix = "portvakt.console.decisions")
public interface DecisionSettings {

    /** PEM file: EC P-256, PKCS#8; opens what edges seal. Without it decisions are kept without persons. */
    Optional<Path> personKey();

    /** The half of every person's hash that is not in the database; needed with {@code person-key}. */
    Optional<String> pepper();

    /** How long a decision is kept. */
    @WithDefault("P90D")
    Duration kept();

    /** For how long one person has one hash; its key is deleted when all of the period is older than that. */
    @WithDefault("P30D")
    Duration period();
}
