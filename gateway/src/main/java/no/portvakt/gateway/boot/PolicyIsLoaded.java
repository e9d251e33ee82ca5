package no.portvakt.gateway.boot;

import jakarta.inject.Inject;
import java.time.Clock;
import no.portvakt.gateway.policy.PolicyInForce;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready only with a policy in force that has not expired; says which, since when and from where. An expired one is still
 * enforced: an edge that has long heard nothing from its console must be seen, and must not fall open.
 */
@Readiness
public class PolicyIsLoaded implements HealthCheck {

    private final PolicyInForce policy;
    private final PolicyStart start;
    private final Clock clock;

    @Inject
    public PolicyIsLoaded(PolicyInForce policy, PolicyStart start, Clock clock) {
        this.policy = policy;
        this.start = start;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var standing = policy.standing();
        int services = standing.policy().catalog().services().size();
        var response = HealthCheckResponse.named("policy")
                .status(services > 0 && !standing.isExpiredAt(clock.instant()))
                .withData("services", services)
                .withData("version", standing.version())
                .withData("since", standing.since().toString())
                .withData("from", standing.origin().word())
                .withData("safeOnDisk", start.isSafeOnDisk());
        standing.expires().ifPresent(end -> response.withData("expires", end.toString()));
        return response.build();
    }
}
