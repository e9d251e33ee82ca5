package no.portvakt.gateway.saml.delegate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import no.portvakt.gateway.saml.sign.Signer;
import org.jboss.logging.Logger;

/**
 * Reading and signing XML takes processor time, so only so many do it at once. Who waits too long is sent away, so that
 * a flood of large requests takes nothing from those who are only passing through. Thread-safe.
 */
public final class Workers {

    private static final Logger LOG = Logger.getLogger("portvakt.saml");

    private final Semaphore places;
    private final Duration patience;

    /** With so many places; whoever waits, waits so long at most, on a thread of his own. */
    public Workers(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /** Empty if there was no place in time, or if nothing is signed now. */
    public <T> Optional<T> tryDo(Supplier<T> work) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } catch (Signer.Away away) {
            LOG.errorf("portals are answered nothing: %s", away.getMessage());
            return Optional.empty();
        } finally {
            places.release();
        }
    }
}
