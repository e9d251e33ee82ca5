package no.portvakt.gateway.limit;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * A bucket of requests.
 *
 * @param burst how many may come at once, from a full bucket
 * @param perSecond how many come back
 */
public record Allowance(long burst, long perSecond) {

    public Allowance {
        if (burst < 1 || perSecond < 1) {
            throw new IllegalArgumentException("a bucket holds at least one request and gets one back a second");
        }
    }

    /** In the library's words. */
    public BucketConfiguration bucket() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** How long an empty bucket takes to be full. */
    public Duration window() {
        return Duration.ofSeconds(Math.ceilDiv(burst, perSecond));
    }
}
