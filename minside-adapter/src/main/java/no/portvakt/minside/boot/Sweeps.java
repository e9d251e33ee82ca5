package no.portvakt.minside.boot;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import no.portvakt.minside.accesslog.AccessCheckpoints;
import no.portvakt.minside.delivery.DeliveryWorker;
import no.portvakt.minside.delivery.Due;
import no.portvakt.minside.portal.PortalGrants;
import no.portvakt.minside.pull.ArchivePull;
import no.portvakt.minside.status.EventReplay;
import no.portvakt.minside.submission.ArchiveWorker;
import no.portvakt.minside.submission.Signings;
import org.jboss.logging.Logger;

/**
 * What is done by the clock: submissions that are not in the archive yet, cases that other surfaces are to be told of,
 * cases that are asked for at the archive, forms that wait for a signature, checkpoints of the access log, and tokens that are over.
 */
@ApplicationScoped
public class Sweeps {

    private static final Logger LOG = Logger.getLogger(Sweeps.class);

    private final ArchiveWorker worker;
    private final DeliveryWorker deliveries;
    private final EventReplay replay;
    private final ArchivePull pull;
    private final PortalGrants grants;
    private final AccessCheckpoints checkpoints;
    private final Optional<Signings> signings;
    private final ExecutorService executor;

    Sweeps(
            ArchiveWorker worker,
            DeliveryWorker deliveries,
            EventReplay replay,
            ArchivePull pull,
            PortalGrants grants,
            AccessCheckpoints checkpoints,
            Optional<Signings> signings,
            @VirtualThreads ExecutorService executor) {
        this.worker = worker;
        this.deliveries = deliveries;
        this.replay = replay;
        this.pull = pull;
        this.grants = grants;
        this.checkpoints = checkpoints;
        this.signings = signings;
        this.executor = executor;
    }

    /** Goes on without a pause while there is a backlog and something of it can be tried. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void archiveWhatIsDue() throws InterruptedException {
        boolean more = true;
        while (more) {
            var due = worker.due();
            var tries = executor.invokeAll(
                    due.stream().<Callable<Boolean>>map(id -> () -> attempt(id)).toList());
            more = due.size() == worker.sweep() && tries.stream().anyMatch(Future::resultNow);
        }
    }

    private boolean attempt(UUID id) throws InterruptedException {
        try {
            return worker.attemptInTurn(id);
        } catch (RuntimeException broken) {
            LOG.warnf(broken, "submission %s: this try broke, another follows", id);
            return false;
        }
    }

    /** Goes on without a pause while there is a backlog and something of it gets through. */
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void tellSurfaces() throws InterruptedException {
        boolean more = true;
        while (more) {
            var due = deliveries.due();
            var tries = executor.invokeAll(
                    due.stream().<Callable<Boolean>>map(one -> () -> tell(one)).toList());
            more = tries.stream().anyMatch(Future::resultNow);
        }
    }

    private boolean tell(Due due) {
        try {
            return deliveries.attempt(due);
        } catch (RuntimeException broken) {
            LOG.warnf(broken, "case %s: this try broke, another follows", due);
            return false;
        }
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void replayEvents() {
        replay.run();
    }

    /** When it is time is in the database, for all adapters together. */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void lookForSignatures() {
        signings.ifPresent(Signings::sweep);
    }

    /** When it is time is in the database, for all adapters together. */
    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void askTheArchive() {
        pull.run();
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void takeIntoCheckpoints() {
        checkpoints.take();
    }

    @Scheduled(every = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void forgetTokens() {
        grants.sweep();
    }
}
