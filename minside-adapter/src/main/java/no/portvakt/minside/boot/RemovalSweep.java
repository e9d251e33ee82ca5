package no.portvakt.minside.boot;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import no.portvakt.minside.prefill.PrefillMemory;
import no.portvakt.minside.removal.Retention;
import no.portvakt.minside.status.EventCases;
import no.portvakt.minside.submission.Drafts;

/** What has been kept for long enough goes by the clock. */
@ApplicationScoped
public class RemovalSweep {

    private final EventCases events;
    private final Retention retention;
    private final PrefillMemory memory;
    private final Drafts drafts;

    RemovalSweep(EventCases events, Retention retention, PrefillMemory memory, Drafts drafts) {
        this.events = events;
        this.retention = retention;
        this.memory = memory;
        this.drafts = drafts;
    }

    /** Cases are removed when every event says which case it is about, so that none stays behind. */
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void removeWhatIsOver() {
        if (events.nameAll()) {
            retention.run();
        }
        memory.forget();
        drafts.forget();
    }
}
