package no.portvakt.gateway.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.gateway.feed.ConsoleLine;
import no.portvakt.gateway.folder.FolderGate;
import no.portvakt.gateway.folder.FolderReader;
import no.portvakt.gateway.folder.FolderText;
import no.portvakt.gateway.folder.FolderWatch;
import no.portvakt.gateway.policy.ConsoleKeys;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.policy.PolicySettings;
import no.portvakt.gateway.policy.SnapshotKeeper;
import no.portvakt.gateway.policy.SnapshotSource;
import no.portvakt.gateway.policy.SnapshotStore;
import no.portvakt.gateway.policy.SnapshotVerifier;
import no.portvakt.profiles.catalog.Population;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.policy.Issuers;
import no.portvakt.trust.signature.PemFile;
import org.jboss.logging.Logger;

/** Where the policy comes from: files, the console in this process, or the console over mTLS. */
@Singleton
public class PolicyBeans {

    private static final Logger LOG = Logger.getLogger("portvakt.policy");

    /**
     * By role and configuration.
     *
     * @param console the console's part, where it is in this process
     */
    @Produces
    @Singleton
    public PolicyStart start(
            PolicySettings settings,
            OidcSettings citizens,
            BearerSettings bearers,
            ProcessSettings process,
            ConsolePresence presence,
            Instance<FolderWatch> folder,
            Instance<SnapshotSource> console,
            Instance<ConsoleKeys> ownKeys,
            Instance<ConsoleLine> line,
            Clock clock,
            MeterRegistry metrics) {
        var role = process.role();
        var issuers = issuers(citizens, bearers);
        if (settings.folder().isPresent()) {
            return new PolicyStart.FromFolder(folder.get(), issuers, settings.folderEvery(), clock);
        }
        if (role != PortvaktRole.EDGE && !presence.hasDatabase()) {
            return new PolicyStart.FromFiles(ProfileLoader.fromClassPath(), issuers);
        }
        return new PolicyStart.FromConsole(
                () -> new SnapshotKeeper(
                        new SnapshotVerifier(keys(settings, ownKeys).keys()),
                        new SnapshotStore(needed(settings.store(), "portvakt.policy.store")),
                        issuers,
                        clock,
                        metrics.counter("portvakt.policy.refused")::increment),
                () -> role == PortvaktRole.EDGE ? line.get() : console.get(),
                settings.firstSnapshot());
    }

    /** Asked for only where a folder is the truth. */
    @Produces
    @Singleton
    public FolderWatch folder(PolicySettings settings, Clock clock, MeterRegistry metrics) {
        var folder = needed(settings.folder(), "portvakt.policy.folder");
        return new FolderWatch(
                folder, reader(folder, settings, clock), metrics.counter("portvakt.policy.refused")::increment);
    }

    void stop(@Disposes FolderWatch watch) {
        watch.close();
    }

    private static FolderReader reader(Path folder, PolicySettings settings, Clock clock) {
        if (settings.officers().isEmpty()) {
            LOG.warn("portvakt.policy.officers is not set: a lowering in the folder is not noticed");
            return () -> FolderText.readSound(folder);
        }
        var state = needed(settings.store(), "portvakt.policy.store").resolve("accepted.json");
        return new FolderGate(
                folder, state, PemFile.certificates(settings.officers().get()), clock)::read;
    }

    /** Asked for only after {@link StartUp} has seen that there is one. */
    @Produces
    @Singleton
    public PolicyInForce inForce(PolicyStart start, MeterRegistry metrics) {
        var inForce = start.inForce();
        Gauge.builder("portvakt.policy.version", inForce, policy -> policy.standing()
                        .version())
                .description("the version of the policy that this gateway enforces; 0 for files")
                .register(metrics);
        return inForce;
    }

    /** Profiles name an issuer as Keycloak names its realm, and one of bearer tokens as the configuration does. */
    private static Issuers issuers(OidcSettings citizens, BearerSettings bearers) {
        var issuer = citizens.issuer().toString();
        var realm = issuer.substring(issuer.lastIndexOf('/') + 1);
        var ofTokens = bearers.issuers().entrySet().stream()
                .map(named -> new Issuers.Known(named.getKey(), named.getValue().issuer(), Population.CITIZENS));
        return new Issuers.Configured(
                Stream.concat(Stream.of(new Issuers.Known(realm, issuer, Population.CITIZENS)), ofTokens)
                        .toList());
    }

    private static ConsoleKeys keys(PolicySettings settings, Instance<ConsoleKeys> own) {
        return settings.consoleKeys()
                .map(ConsoleKeys::fromFiles)
                .or(() -> own.stream().findFirst())
                .orElseThrow(() -> missing("portvakt.policy.console-keys"));
    }

    private static <T> T needed(Optional<T> value, String key) {
        return value.orElseThrow(() -> missing(key));
    }

    private static IllegalArgumentException missing(String key) {
        return new IllegalArgumentException(key + ": is needed here");
    }
}
