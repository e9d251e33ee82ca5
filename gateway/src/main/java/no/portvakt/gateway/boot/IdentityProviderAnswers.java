package no.portvakt.gateway.boot;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.portvakt.gateway.request.address.ServiceFinder;
import no.portvakt.gateway.request.forward.Upstream;
import no.portvakt.gateway.request.forward.Upstreams;
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
        boolean answers = upstreams
                .of(new ServiceId(ServiceFinder.LOGIN_HOST))
                .map(IdentityProviderAnswers::answers)
                .orElse(false);
        return HealthCheckResponse.named(NAME).status(answers).build();
    }

    private static boolean answers(Upstream upstream) {
        var status = upstream.client()
                .request(new RequestOptions()
                        .setHost(upstream.host())
                        .setPort(upstream.port())
                        .setSsl(upstream.tls())
                        .setMethod(HttpMethod.GET)
                        .setURI(DISCOVERY)
                        .setTimeout(PATIENCE_MILLIS))
                .compose(request -> request.send())
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
