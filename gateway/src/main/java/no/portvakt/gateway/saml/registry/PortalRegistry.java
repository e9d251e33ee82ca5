package no.portvakt.gateway.saml.registry;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.portvakt.gateway.saml.metadata.MetadataText;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.load.PortalLoader;
import no.portvakt.profiles.load.PortalOutcome;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.portal.SamlPeer;
import org.jboss.logging.Logger;

/**
 * Keeps the portals as their declarations and their metadata are now, without a restart. A declaration that cannot be read
 * changes nothing, for nobody knows what was meant; a portal whose metadata is unsound or over is not served, and the
 * others are. Blocks: it reads files and calls portals.
 */
public final class PortalRegistry {

    private static final Logger LOG = Logger.getLogger("portvakt.saml.portals");

    private final Path folder;
    private final Supplier<ServiceCatalog> catalog;
    private final FetchedMetadata fetched;
    private final SamlPortals portals;
    private final Clock clock;
    private volatile State state = new State(Instant.MIN, List.of());

    /**
     * Of this folder.
     *
     * @param portals brought up to date at every look
     * @param kept where fetched metadata is kept for the next start; empty for nowhere
     */
    public PortalRegistry(
            Path folder,
            Supplier<ServiceCatalog> catalog,
            MetadataFetch fetch,
            Optional<Path> kept,
            SamlPortals portals,
            Clock clock) {
        this.folder = folder;
        this.catalog = catalog;
        this.fetched = new FetchedMetadata(fetch, kept);
        this.portals = portals;
        this.clock = clock;
    }

    /**
     * What the last look found.
     *
     * @param problems one line each; empty if every declared portal is served
     */
    public record State(Instant lookedAt, List<String> problems) {
        public State {
            problems = List.copyOf(problems);
        }
    }

    /** What the last look found; problems are those of now, not of the past. */
    public State state() {
        return state;
    }

    /** Looks once. What is new of what is wrong stands in the log, once. */
    public synchronized void look() {
        var problems = problemsNow();
        var before = state.problems();
        problems.stream().filter(problem -> !before.contains(problem)).forEach(LOG::error);
        if (problems.isEmpty() && !before.isEmpty()) {
            LOG.info("every declared portal is served again");
        }
        state = new State(clock.instant(), problems);
    }

    private List<String> problemsNow() {
        try {
            return switch (PortalLoader.fromFolder(folder, catalog.get())) {
                case PortalOutcome.Rejected(var wrong) ->
                    wrong.stream().map(Problem::describe).toList();
                case PortalOutcome.Loaded(var declared) -> {
                    var now = clock.instant();
                    yield portals.take(declared, source -> textOf(source, now), now);
                }
            };
        } catch (UncheckedIOException unreadable) {
            return List.of("the declarations of portals cannot be read: " + unreadable.getMessage());
        }
    }

    private MetadataText textOf(SamlPeer.Metadata source, Instant now) {
        return switch (source) {
            case SamlPeer.Metadata.In(var xml) -> new MetadataText.Known(xml);
            case SamlPeer.Metadata.At at -> fetched.of(at, now);
        };
    }
}
