package no.portvakt.gateway.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import no.portvakt.profiles.reason.Reason;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;

/** One line in the log {@code portvakt.access} and one tick of {@code portvakt.requests} for each request. */
public final class LoggedAndCounted implements AccessLog {

    private static final Logger LOG = Logger.getLogger("portvakt.access");
    private static final String ITSELF = LoggedAndCounted.class.getName();
    private static final int STATUS_CLASS = 100;

    /** Few, since every series has them: enough for a percentile on a dashboard. */
    private static final Duration[] BUCKETS = Stream.of(5, 25, 100, 250, 500, 1_000, 3_000, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry metrics;
    private final Written written;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    /** How a line is written. */
    public enum Written {
        /** As {@code name=value}, in the message. */
        TEXT,
        /** As fields beside the message, for a log in JSON. */
        FIELDS
    }

    /**
     * As few as there are services, levels, reasons and kinds of status: finding a timer by its tags costs more than its
     * tick.
     */
    private record Series(String service, String level, int statusClass, String reason) {}

    public LoggedAndCounted(MeterRegistry metrics, Written written) {
        this.metrics = metrics;
        this.written = written;
    }

    @Override
    public void limited(String service, String kind) {
        metrics.counter("portvakt.limits.met", Tags.of("service", service, "kind", kind))
                .increment();
    }

    @Override
    public void seen(Seen request) {
        var reason = request.refused().map(Reason::id).orElse("none");
        timers.computeIfAbsent(
                        new Series(request.service(), request.level(), request.status() / STATUS_CLASS, reason),
                        this::timer)
                .record(request.took());
        if (LOG.isLoggable(Level.INFO)) {
            LOG.logRaw(
                    switch (written) {
                        case TEXT -> new ExtLogRecord(Level.INFO, line(request, reason), ITSELF);
                        case FIELDS -> fields(request, reason);
                    });
        }
    }

    private Timer timer(Series series) {
        return Timer.builder("portvakt.requests")
                .description("requests, from their head until they were over")
                .tags(
                        "service",
                        series.service(),
                        "level",
                        series.level(),
                        "outcome",
                        series.statusClass() + "xx",
                        "reason",
                        series.reason())
                .serviceLevelObjectives(BUCKETS)
                .register(metrics);
    }

    /** Put together plainly: a format string is read anew for every request. */
    private static String line(Seen request, String reason) {
        return "correlation=" + request.correlation()
                + " service=" + request.service()
                + " rule=" + request.rule()
                + " demanded=" + request.level()
                + " method=" + request.knownMethod()
                + " status=" + request.status()
                + " reason=" + reason
                + " why=" + request.why().orElse(Seen.NONE)
                + " ms=" + request.took().toMillis();
    }

    /** The record's own, and not the thread's: nothing has to be taken back afterwards. */
    private static ExtLogRecord fields(Seen request, String reason) {
        var fields = new ExtLogRecord(Level.INFO, "request", ITSELF);
        fields.putMdc("correlation", request.correlation().value());
        fields.putMdc("service", request.service());
        fields.putMdc("rule", request.rule());
        fields.putMdc("demanded", request.level());
        fields.putMdc("method", request.knownMethod());
        fields.putMdc("status", Integer.toString(request.status()));
        fields.putMdc("reason", reason);
        fields.putMdc("why", request.why().orElse(Seen.NONE));
        fields.putMdc("ms", Long.toString(request.took().toMillis()));
        return fields;
    }
}
