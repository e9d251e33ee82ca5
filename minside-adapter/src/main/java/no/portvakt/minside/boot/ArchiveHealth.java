package no.portvakt.minside.boot;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import no.portvakt.minside.submission.ArchiveWorker;
import org.jdbi.v3.core.JdbiException;

/** How many submissions are on their way, for who runs this; NaN while the database cannot be asked. */
@ApplicationScoped
public class ArchiveHealth {

    private final ArchiveWorker worker;

    ArchiveHealth(ArchiveWorker worker) {
        this.worker = worker;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("minside.outbox.waiting", worker, asked -> count(asked::waiting))
                .description("submissions accepted and not in the archive yet")
                .register(registry);
        Gauge.builder("minside.outbox.set.aside", worker, asked -> count(asked::setAside))
                .description("submissions that the archive will not take, for a person to look at")
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
