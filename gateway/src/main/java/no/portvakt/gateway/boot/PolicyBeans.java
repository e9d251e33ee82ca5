package no.portvakt.gateway.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.policy.PolicySettings;
import no.portvakt.gateway.policy.PolicySource;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.policy.Policy;

/** The profiles, loaded once at start. */
@Singleton
public class PolicyBeans {

    @Produces
    @Singleton
    public LoadOutcome loaded(PolicySettings settings) {
        return new PolicySource(settings.folder()).load();
    }

    /** Asked for only after {@link StartUp} has seen that the profiles are sound. */
    @Produces
    @Singleton
    public PolicyInForce inForce(LoadOutcome outcome) {
        return switch (outcome) {
            case LoadOutcome.Loaded loaded -> new PolicyInForce(Policy.compile(loaded.catalog()));
            case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
        };
    }
}
