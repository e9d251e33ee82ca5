package no.portvakt.gateway.boot;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says which declared portals are not served, and why. Always UP: the others are. */
@Readiness
public class PortalsInHealth implements HealthCheck {

    private final SamlPortalWatch watch;

    @Inject
    public PortalsInHealth(SamlPortalWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("portals").up();
        watch.state().ifPresent(state -> {
            response.withData("looked at", state.lookedAt().toString());
            for (int i = 0; i < state.problems().size(); i++) {
                response.withData("problem " + (i + 1), state.problems().get(i));
            }
        });
        return response.build();
    }
}
