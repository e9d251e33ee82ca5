package no.portvakt.gateway.boot;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** DOWN from the moment that the gateway is told to stop, so that load balancers send nobody here any more. */
@Readiness
public class TakesTraffic implements HealthCheck {

    private final Draining draining;

    @Inject
    public TakesTraffic(Draining draining) {
        this.draining = draining;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("traffic").status(!draining.hasBegun()).build();
    }
}
