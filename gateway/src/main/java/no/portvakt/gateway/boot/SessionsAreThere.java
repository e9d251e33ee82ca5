package no.portvakt.gateway.boot;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import no.portvakt.gateway.boot.SessionBeans.SharedSessions;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether the store of sessions answers. For as long as a node goes on with the sessions that it saw lately it is still
 * of use, and says that the store is away; after that it cannot let anybody in, and is not ready.
 */
@Readiness
public class SessionsAreThere implements HealthCheck {

    private static final Duration OF_USE_ALONE = Duration.ofSeconds(60);

    private final SharedSessions shared;
    private final Clock clock;
    private final AtomicReference<Optional<Instant>> awaySince = new AtomicReference<>(Optional.empty());

    @Inject
    public SessionsAreThere(SharedSessions shared, Clock clock) {
        this.shared = shared;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("sessions");
        if (shared.server().isEmpty()) {
            return response.up().withData("store", "memory").build();
        }
        boolean answers = shared.server().get().answers().toCompletableFuture().join();
        var now = clock.instant();
        var since = awaySince.updateAndGet(known -> answers ? Optional.empty() : known.or(() -> Optional.of(now)));
        response.withData("store", "redis").withData("answers", answers);
        since.ifPresent(start -> response.withData("awaySince", start.toString()));
        return response.status(since.map(start -> now.isBefore(start.plus(OF_USE_ALONE)))
                        .orElse(true))
                .build();
    }
}
