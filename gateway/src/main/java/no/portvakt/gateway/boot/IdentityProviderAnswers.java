package no.portvakt.gateway.boot;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.portvakt.gateway.request.address.ServiceFinder;
import no.portvakt.gateway.upstream.Upstream;
import no.portvakt.gateway.upstream.Upstreams;
import no.portvakt.profiles.catalog.ServiceId;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while citizens could log in. */
@Readiness
public class IdentityProviderAnswers implements HealthCheck {

    private static final String NAME = "identity-provider";
    private static final String DISCOVERY = "/realms/innbygger/.well-known/openid-configuration";
    private static final long PATIENCE_MILLIS = 2_000;

    private final Upstreams upstreams;

    @Inject
    public IdentityProviderAnswers(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public HealthCheckResponse call() {
        boolean answers = upstreams.of(new ServiceId(ServiceFinder.LOGIN_HOST)).stream()
                .flatMap(group -> group.servers().stream())
                .anyMatch(IdentityProviderAnswers::answers);
        return HealthCheckResponse.named(NAME).status(answers).build();
    }

    private static boolean answers(Upstream upstream) {
        var status = upstream.connect(HttpMethod.GET, DISCOVERY, Duration.ofMillis(PATIENCE_MILLIS))
                .compose(request -> request.idleTimeout(PATIENCE_MILLIS).send())
                .map(HttpClientResponse::statusCode);
        try {
            return status.toCompletionStage().toCompletableFuture().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) == 200;
        } catch (ExecutionException | TimeoutException away) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
