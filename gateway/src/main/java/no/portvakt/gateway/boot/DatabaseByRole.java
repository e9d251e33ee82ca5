package no.portvakt.gateway.boot;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Switches the database off where there must be none: at an edge, and where a folder of files is the truth. Stands above
 * what was configured, so that an edge that is given an address of a database by mistake still does not call it.
 */
public final class DatabaseByRole implements ConfigSourceFactory {

    private static final int ABOVE_ALL = 1000;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var edge =
                value(context, "portvakt.role").filter("edge"::equalsIgnoreCase).isPresent();
        var folder = value(context, "portvakt.policy.folder").isPresent();
        return edge || folder
                ? List.of(new PropertiesConfigSource(
                        Map.of("quarkus.datasource.active", "false"), "database by portvakt.role", ABOVE_ALL))
                : List.of();
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ABOVE_ALL);
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name).getValue()).filter(text -> !text.isBlank());
    }
}
