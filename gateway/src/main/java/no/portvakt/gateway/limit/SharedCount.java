package no.portvakt.gateway.limit;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Buckets that all nodes take out of. */
@FunctionalInterface
public interface SharedCount {

    /**
     * Takes requests out of a bucket that have been let in already, whether it holds them or not.
     *
     * @return how long until the bucket has made up for it; nothing if it held them. Fails if it cannot be told
     */
    CompletionStage<Duration> count(LimitKind kind, String name, Allowance allowance, long requests);
}
