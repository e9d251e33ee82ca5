package no.portvakt.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The buckets of this node, and beside them those of all nodes. No request waits for another machine: what was let in
 * here is told to the others every second, or earlier when it is much, and where all together took too much, this node
 * lets nothing more in until that is made up for. So the nodes together may let in what comes within about a second more
 * than one would. While nothing can be told, the buckets of this node count.
 */
public final class SharedBuckets implements Buckets {

    private static final Logger LOG = Logger.getLogger(SharedBuckets.class);

    static final Duration TOLD_EVERY = Duration.ofSeconds(1);

    /** A bucket is told of before more than this part of it has gone. */
    private static final long PART = 10;

    private final LocalBuckets local;
    private final SharedCount shared;
    private final TimeMeter time;
    private final Cache<Name, Tally> tallies =
            Caffeine.newBuilder().maximumSize(LocalBuckets.MOST).build();

    public SharedBuckets(LocalBuckets local, SharedCount shared, TimeMeter time) {
        this.local = local;
        this.shared = shared;
        this.time = time;
    }

    @Override
    public Optional<Duration> take(LimitKind kind, String name, Allowance allowance) {
        var here = local.take(kind, name, allowance);
        return here.isPresent()
                ? here
                : tallies.get(new Name(kind, name), unknown -> new Tally()).take(kind, name, allowance);
    }

    private record Name(LimitKind kind, String name) {}

    private final class Tally {

        private long untold;
        private long toldAt = time.currentTimeNanos();
        private long closedUntil = Long.MIN_VALUE;
        private boolean telling;

        synchronized Optional<Duration> take(LimitKind kind, String name, Allowance allowance) {
            long now = time.currentTimeNanos();
            if (now < closedUntil) {
                return Optional.of(Duration.ofNanos(closedUntil - now));
            }
            untold++;
            if (!telling && (now - toldAt >= TOLD_EVERY.toNanos() || isMuch(allowance))) {
                tell(kind, name, allowance, now);
            }
            return Optional.empty();
        }

        private void tell(LimitKind kind, String name, Allowance allowance, long now) {
            long requests = untold;
            telling = true;
            untold = 0;
            toldAt = now;
            // What could not be told is let go of: it has counted here.
            shared.count(kind, name, allowance, requests)
                    .exceptionally(away -> {
                        LOG.debug("requests could not be counted together with the other nodes", away);
                        return Duration.ZERO;
                    })
                    .thenAccept(overdrawn -> told(kind, name, allowance, overdrawn));
        }

        private synchronized void told(LimitKind kind, String name, Allowance allowance, Duration overdrawn) {
            long now = time.currentTimeNanos();
            telling = false;
            if (overdrawn.isPositive()) {
                closedUntil = now + overdrawn.toNanos();
            }
            if (isMuch(allowance)) {
                tell(kind, name, allowance, now);
            }
        }

        private boolean isMuch(Allowance allowance) {
            return untold > 0 && untold * PART >= allowance.burst();
        }
    }
}
