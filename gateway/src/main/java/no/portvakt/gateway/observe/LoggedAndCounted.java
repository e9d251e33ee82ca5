package no.portvakt.gateway.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import no.portvakt.profiles.reason.Reason;
import org.jboss.logging.Logger;

/** One line in the log {@code portvakt.access} and one tick of {@code portvakt.requests} for each request. */
public final class LoggedAndCounted implements AccessLog {

    private static final Logger LOG = Logger.getLogger("portvakt.access");
    private static final int STATUS_CLASS = 100;

    private final MeterRegistry metrics;

    public LoggedAndCounted(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void limited(String service, String kind) {
        metrics.counter("portvakt.limits.met", Tags.of("service", service, "kind", kind))
                .increment();
    }

    @Override
    public void seen(Seen request) {
        var reason = request.refused().map(Reason::id).orElse("none");
        metrics.timer(
                        "portvakt.requests",
                        Tags.of(
                                "service",
                                request.service(),
                                "outcome",
                                request.status() / STATUS_CLASS + "xx",
                                "reason",
                                reason))
                .record(request.took());
        LOG.infof(
                "correlation=%s service=%s rule=%s method=%s status=%d reason=%s why=%s ms=%d",
                request.correlation(),
                request.service(),
                request.rule(),
                Methods.known(request.method()),
                request.status(),
                reason,
                request.why().orElse(Seen.NONE),
                request.took().toMillis());
    }
}
