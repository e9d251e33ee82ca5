package no.portvakt.gateway.bearer;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/**
 * The keys of one issuer, kept. Nothing here blocks: they are read on other threads, once for all who wait, and not again
 * before {@code atMostEvery} has passed, so that made-up key ids are no way to knock on the issuer's door. What is older
 * than {@link #RENEWED_AFTER} is read again behind the scenes; what is older than {@link #USELESS_AFTER} counts no more,
 * since a key that the issuer took away must not count for ever. Thread-safe.
 */
final class IssuerKeys {

    static final Duration RENEWED_AFTER = Duration.ofMinutes(10);
    static final Duration USELESS_AFTER = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

    private final String issuer;
    private final KeySource source;
    private final Executor workers;
    private final Clock clock;
    private final Duration atMostEvery;
    private volatile Read lastRead = new Read(Optional.empty(), Instant.MIN);
    private Instant lastTry = Instant.MIN;
    private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);

    /**
     * For one issuer.
     *
     * @param issuer what the log calls it
     * @param workers threads that may wait
     */
    IssuerKeys(String issuer, KeySource source, Executor workers, Clock clock, Duration atMostEvery) {
        this.issuer = issuer;
        this.source = source;
        this.workers = workers;
        this.clock = clock;
        this.atMostEvery = atMostEvery;
    }

    /** What counts now; empty if nothing was read yet, or too long ago. */
    Optional<KeySet> known() {
        var now = clock.instant();
        var read = lastRead;
        if (read.keys().isEmpty() || !now.isBefore(read.at().plus(USELESS_AFTER))) {
            return Optional.empty();
        }
        if (!now.isBefore(read.at().plus(RENEWED_AFTER))) {
            readAgain();
        }
        return read.keys();
    }

    /** Completes when they have been read again, or at once where that was tried a moment ago. Never with a failure. */
    synchronized CompletionStage<Void> readAgain() {
        var now = clock.instant();
        if (!reading.isDone()) {
            return reading.minimalCompletionStage();
        }
        if (!lastTry.equals(Instant.MIN) && now.isBefore(lastTry.plus(atMostEvery))) {
            return CompletableFuture.completedStage(null);
        }
        lastTry = now;
        reading = CompletableFuture.runAsync(this::read, workers);
        return reading.minimalCompletionStage();
    }

    private void read() {
        try {
            lastRead = new Read(Optional.of(KeySet.parse(source.read())), clock.instant());
        } catch (IOException | RuntimeException away) {
            LOG.warnf(away, "the keys of issuer %s could not be read", issuer);
        }
    }

    private record Read(Optional<KeySet> keys, Instant at) {}
}
