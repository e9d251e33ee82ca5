package no.portvakt.gateway.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import no.portvakt.gateway.boot.SessionBeans.SharedSessions;
import no.portvakt.gateway.session.redis.SharedSessionCount;

/**
 * The number of sessions in Redis, as every node tells it. NaN, which Prometheus draws as a gap, while it is not known:
 * the figure of a while ago would look like that of now.
 */
@Singleton
public class SessionGauge {

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("session-count").factory());
    private final SharedSessions shared;
    private final MeterRegistry metrics;
    private volatile double known = Double.NaN;

    @Inject
    public SessionGauge(SharedSessions shared, MeterRegistry metrics) {
        this.shared = shared;
        this.metrics = metrics;
    }

    void begin(@Observes StartupEvent starting) {
        shared.server().map(SharedSessionCount::new).ifPresent(this::follow);
    }

    private void follow(SharedSessionCount sessions) {
        Gauge.builder("portvakt.sessions", this, gauge -> gauge.known)
                .tag("kept", "redis")
                .description("sessions of all nodes together")
                .register(metrics);
        var _ = thread.scheduleWithFixedDelay(
                () -> ask(sessions), 0, SharedSessionCount.EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    /** Whatever breaks is a stage that failed: a timer that sees an exception would never ask again. */
    private void ask(SharedSessionCount sessions) {
        var _ = CompletableFuture.completedFuture(sessions)
                .thenCompose(SharedSessionCount::count)
                .handle((counted, away) -> away == null && counted.isPresent() ? counted.getAsLong() : Double.NaN)
                .thenAccept(figure -> known = figure);
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
    }
}
