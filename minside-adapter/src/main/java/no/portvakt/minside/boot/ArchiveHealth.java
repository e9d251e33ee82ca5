package no.portvakt.minside.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import no.portvakt.minside.pull.ArchivePull;
import no.portvakt.minside.status.AskedCases;
import no.portvakt.minside.submission.ArchiveWorker;
import org.jdbi.v3.core.JdbiException;

/** How many submissions are on their way, and how far the archive and we are apart, for who runs this; NaN while the database cannot be asked. */
@ApplicationScoped
public class ArchiveHealth {

    private final ArchiveWorker worker;
    private final ArchivePull pull;

    ArchiveHealth(ArchiveWorker worker, ArchivePull pull) {
        this.worker = worker;
        this.pull = pull;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("minside.outbox.waiting", worker, asked -> count(asked::waiting))
                .description("submissions accepted and not in the archive yet")
                .register(registry);
        Gauge.builder("minside.outbox.set.aside", worker, asked -> count(asked::setAside))
                .description("submissions that the archive will not take, for a person to look at")
                .register(registry);
    }

    /** Made at the start, so a plan that cannot be stops it. */
    void registerPull(@Observes StartupEvent event, MeterRegistry registry) {
        for (var verdict : AskedCases.Verdict.values()) {
            Gauge.builder("minside.archive.cases", pull, asked -> count(() -> asked.count(verdict)))
                    .tag("verdict", verdict.id())
                    .description("cases that the archive is asked for, by what it said beside what we show")
                    .register(registry);
        }
        Gauge.builder("minside.archive.drift", pull, asked -> count(asked::drift))
                .description("cases of ours of which the archive says what we do not show, or that it does not know")
                .register(registry);
        Gauge.builder("minside.archive.unknown", pull, asked -> count(asked::unknown))
                .description("cases in the archive under keys of ours that we know nothing of")
                .register(registry);
    }

    private static double count(java.util.function.LongSupplier counted) {
        try {
            return counted.getAsLong();
        } catch (JdbiException unavailable) {
            return Double.NaN;
        }
    }
}
