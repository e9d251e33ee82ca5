package no.portvakt.gateway.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.gateway.feed.ConsoleLine;
import no.portvakt.gateway.oidc.PemKeys;
import no.portvakt.gateway.policy.ConsoleKeys;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.policy.PolicySettings;
import no.portvakt.gateway.policy.PolicySource;
import no.portvakt.gateway.policy.SnapshotKeeper;
import no.portvakt.gateway.policy.SnapshotSource;
import no.portvakt.gateway.policy.SnapshotStore;
import no.portvakt.gateway.policy.SnapshotVerifier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the policy comes from: files, the console in this process, or the console over mTLS. */
@Singleton
public class PolicyBeans {

    /**
     * By role and configuration.
     *
     * @param console the console's part, where it is in this process
     */
    @Produces
    @Singleton
    public PolicyStart start(
            PolicySettings settings,
            FeedSettings feed,
            @ConfigProperty(name = "portvakt.role", defaultValue = "both") PortvaktRole role,
            Instance<SnapshotSource> console,
            Instance<ConsoleKeys> ownKeys,
            Clock clock,
            MeterRegistry metrics) {
        if (settings.folder().isPresent() || (role != PortvaktRole.EDGE && console.isUnsatisfied())) {
            return new PolicyStart.FromFiles(new PolicySource(settings.folder()).load());
        }
        return new PolicyStart.FromConsole(
                () -> new SnapshotKeeper(
                        new SnapshotVerifier(keys(settings, ownKeys).keys()),
                        new SnapshotStore(needed(settings.store(), "portvakt.policy.store")),
                        clock,
                        metrics.counter("portvakt.policy.refused")::increment),
                () -> role == PortvaktRole.EDGE ? lineTo(feed) : console.get(),
                settings.firstSnapshot());
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

    private static ConsoleKeys keys(PolicySettings settings, Instance<ConsoleKeys> own) {
        return settings.consoleKeys()
                .map(ConsoleKeys::fromFiles)
                .or(() -> own.stream().findFirst())
                .orElseThrow(() -> missing("portvakt.policy.console-keys"));
    }

    private static ConsoleLine lineTo(FeedSettings feed) {
        Path certificate = needed(feed.certificate(), "portvakt.feed.certificate");
        Path key = needed(feed.key(), "portvakt.feed.key");
        URI url = needed(feed.url(), "portvakt.feed.url");
        if (!"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("portvakt.feed.url: must be https");
        }
        return new ConsoleLine(
                url,
                PemKeys.tls(
                        Optional.of(needed(feed.trust(), "portvakt.feed.trust")),
                        Optional.of(new PemKeys.Identity(certificate, key))));
    }

    private static <T> T needed(Optional<T> value, String key) {
        return value.orElseThrow(() -> missing(key));
    }

    private static IllegalArgumentException missing(String key) {
        return new IllegalArgumentException(key + ": is needed here");
    }
}
