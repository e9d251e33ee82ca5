package no.portvakt.gateway.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.portvakt.profiles.reason.Reason;
import org.jboss.logging.Logger;

/** One line in the log {@code portvakt.access} and one tick of {@code portvakt.requests} for each request. */
public final class LoggedAndCounted implements AccessLog {

    private static final Logger LOG = Logger.getLogger("portvakt.access");
    private static final int STATUS_CLASS = 100;

    private final MeterRegistry metrics;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    /** As few as there are services, reasons and kinds of status: finding a timer by its tags costs more than its tick. */
    private record Series(String service, int statusClass, String reason) {}

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
        timers.computeIfAbsent(new Series(request.service(), request.status() / STATUS_CLASS, reason), this::timer)
                .record(request.took());
        if (LOG.isInfoEnabled()) {
            LOG.info(line(request, reason));
        }
    }

    private Timer timer(Series series) {
        return metrics.timer(
                "portvakt.requests",
                Tags.of(
                        "service",
                        series.service(),
                        "outcome",
                        series.statusClass() + "xx",
                        "reason",
                        series.reason()));
    }

    /** Put together plainly: a format string is read anew for every request. */
    private static String line(Seen request, String reason) {
        return "correlation=" + request.correlation()
                + " service=" + request.service()
                + " rule=" + request.rule()
                + " method=" + request.knownMethod()
                + " status=" + request.status()
                + " reason=" + reason
                + " why=" + request.why().orElse(Seen.NONE)
                + " ms=" + request.took().toMillis();
    }
}
