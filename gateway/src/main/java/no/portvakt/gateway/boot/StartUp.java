package no.portvakt.gateway.boot;

import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** What has to hold before a listener is opened. */
@Singleton
public class StartUp {

    private static final Logger LOG = Logger.getLogger("portvakt.policy");

    private final Config config;
    private final ConsolePresence console;
    private final Instance<PolicyStart> policy;
    private final Clock clock;

    @Inject
    public StartUp(Config config, ConsolePresence console, Instance<PolicyStart> policy, Clock clock) {
        this.config = config;
        this.console = console;
        this.policy = policy;
        this.clock = clock;
    }

    /** Everything that is to be said; what stops the start is among it, or the policy is in force. */
    List<Finding> findings() {
        var read = config.unwrap(SmallRyeConfig.class);
        var settings = Settings.of(read);
        var findings = new ArrayList<Finding>();
        findings.addAll(ConfigurationFile.unknown(read, KnownSettings.ofTheGateway()));
        findings.addAll(ConfigurationFindings.of(settings, console, clock.instant()));
        if (findings.stream().noneMatch(Finding::stopsTheStart)) {
            findings.addAll(Finding.wrong(policy.get().problems()));
        }
        if (findings.stream().noneMatch(Finding::stopsTheStart)) {
            findings.addAll(besideThePolicy(settings));
        }
        return findings;
    }

    private List<Finding> besideThePolicy(Settings settings) {
        var inForce = policy.get().inForce();
        inForce.onChange(() -> ConfigurationChecks.unlikeProfiles(
                        settings.upstreams(), inForce.get().catalog())
                .forEach(problem -> LOG.errorf("%s; until then nothing is forwarded there", problem)));
        return ConfigurationFindings.beside(inForce.get().catalog(), settings, clock.instant());
    }
}
