package no.portvakt.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucket;
import java.time.Duration;
import java.util.Optional;

/**
 * The buckets of this node. Bounded: of too many the ones that nobody has used for longest are let go of, and are full
 * when they come back; so it takes {@value #MOST} callers to be forgotten by.
 */
public final class LocalBuckets implements Buckets {

    static final int MOST = 200_000;

    private final TimeMeter time;
    private final Cache<Name, LocalBucket> buckets;

    public LocalBuckets(TimeMeter time) {
        this(time, MOST);
    }

    LocalBuckets(TimeMeter time, int most) {
        this.time = time;
        this.buckets = Caffeine.newBuilder().maximumSize(most).build();
    }

    @Override
    public Optional<Duration> take(LimitKind kind, String name, Allowance allowance) {
        var probe =
                buckets.get(new Name(kind, name), unknown -> made(allowance)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private LocalBucket made(Allowance allowance) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(allowance.burst()).refillGreedy(allowance.perSecond(), Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    /** For tests: what is kept at this moment. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private record Name(LimitKind kind, String name) {}
}
