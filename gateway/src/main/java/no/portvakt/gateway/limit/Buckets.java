package no.portvakt.gateway.limit;

import java.time.Duration;
import java.util.Optional;

/** Buckets by name. Called on event loops: it must not block. Thread-safe. */
@FunctionalInterface
public interface Buckets {

    /**
     * Takes one request out of a bucket, which is full when it is first named.
     *
     * @return empty if there was one; otherwise how long it takes until there is
     */
    Optional<Duration> take(LimitKind kind, String name, Allowance allowance);
}
