package no.portvakt.gateway.boot;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Lets requests under way be answered before anything is taken apart. The framework stops everything as soon as SIGTERM
 * comes, whatever the main thread does; so it is here that it has to be held up, before all others hear of the end. For the time of
 * {@code portvakt.listener.notice}, which is {@code quarkus.shutdown.delay}, it has only said that it is not ready.
 */
@Singleton
public class GentleEnd {

    private static final Logger LOG = Logger.getLogger("portvakt");
    private static final long SPARE_MILLIS = 1_000;
    private static final int FIRST = 1;

    private final ListenerSettings settings;
    private final AtomicReference<Optional<Listeners>> open = new AtomicReference<>(Optional.empty());

    @Inject
    public GentleEnd(ListenerSettings settings) {
        this.settings = settings;
    }

    /** From now on these are closed gently. */
    void of(Listeners listeners) {
        open.set(Optional.of(listeners));
    }

    void end(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        var listeners = open.getAndSet(Optional.empty());
        if (listeners.isPresent()) {
            close(listeners.get());
        }
    }

    private void close(Listeners listeners) throws InterruptedException {
        try {
            listeners
                    .close(settings.gracePeriod())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(settings.gracePeriod().toMillis() + SPARE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException late) {
            LOG.warnf("stopped with requests under way: %s", late.getMessage());
        }
    }
}
