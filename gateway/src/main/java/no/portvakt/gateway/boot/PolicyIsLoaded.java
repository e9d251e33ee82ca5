package no.portvakt.gateway.boot;

import jakarta.inject.Inject;
import no.portvakt.gateway.policy.PolicyInForce;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only with a policy in force; says how many services it knows. */
@Readiness
public class PolicyIsLoaded implements HealthCheck {

    private final PolicyInForce policy;

    @Inject
    public PolicyIsLoaded(PolicyInForce policy) {
        this.policy = policy;
    }

    @Override
    public HealthCheckResponse call() {
        int services = policy.get().catalog().services().size();
        return HealthCheckResponse.named("policy")
                .status(services > 0)
                .withData("services", services)
                .build();
    }
}
