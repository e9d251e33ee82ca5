package no.portvakt.gateway.boot;

import jakarta.inject.Inject;
import no.portvakt.gateway.upstream.Upstream;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says which servers of which service are asked. Always UP: a gateway is not unready because somebody's service is away,
 * or all gateways would be at once.
 */
@Readiness
public class UpstreamsInHealth implements HealthCheck {

    private final ConfiguredUpstreams upstreams;

    @Inject
    UpstreamsInHealth(ConfiguredUpstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("upstreams").up();
        upstreams.all().forEach((service, group) -> group.servers()
                .forEach(server ->
                        response.withData(service.value() + " " + server.address(), word(server.standing()))));
        return response.build();
    }

    private static String word(Upstream.Standing standing) {
        return switch (standing) {
            case USABLE -> "usable";
            case EJECTED -> "ejected";
            case FAILS_CHECKS -> "fails its checks";
        };
    }
}
