package no.portvakt.gateway.limit.redis;

import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import no.portvakt.gateway.limit.Allowance;
import no.portvakt.gateway.limit.LimitKind;
import no.portvakt.gateway.limit.SharedCount;
import no.portvakt.gateway.session.redis.RedisServer;
import no.portvakt.trust.secret.KeyedHash;
import no.portvakt.trust.secret.SealingKey;

/**
 * Buckets in Redis, named by keyed hashes, gone when they are full again. The nodes' clocks should be within a second of
 * each other. Thread-safe, nothing blocks; fails while Redis is away.
 */
public final class RedisCount implements SharedCount {

    private static final String BUCKET = "portvakt:limit:";
    private static final Duration KEPT_LONGER = Duration.ofSeconds(10);

    private final RedisServer redis;
    private final KeyedHash names;
    private final TimeMeter time;
    private final AtomicReference<Optional<Made>> made = new AtomicReference<>(Optional.empty());

    /**
     * In this Redis.
     *
     * @param keys those of the sessions; with another first one the buckets are full once more
     */
    public RedisCount(RedisServer redis, List<SealingKey> keys, TimeMeter time) {
        this.redis = redis;
        this.names = new KeyedHash(keys, "limit.name");
        this.time = time;
    }

    @Override
    public CompletionStage<Duration> count(LimitKind kind, String name, Allowance allowance, long requests) {
        var key = BUCKET + kind.name().toLowerCase(Locale.ROOT) + ":" + names.of(name);
        return redis.askForBytes(commands -> manager(commands)
                        .getProxy(key, () -> CompletableFuture.completedFuture(allowance.bucket()))
                        .consumeIgnoringRateLimits(requests))
                .thenApply(Duration::ofNanos);
    }

    /** One for each connection, which is made again when it was lost. */
    private AsyncProxyManager<String> manager(RedisAsyncCommands<String, byte[]> commands) {
        return made.updateAndGet(known -> known.filter(one -> one.commands().equals(commands))
                        .or(() -> Optional.of(new Made(commands, over(commands)))))
                .orElseThrow()
                .manager();
    }

    private AsyncProxyManager<String> over(RedisAsyncCommands<String, byte[]> commands) {
        return Bucket4jLettuce.casBasedBuilder(commands)
                .clientClock(time)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_LONGER))
                .build()
                .asAsync();
    }

    private record Made(RedisAsyncCommands<String, byte[]> commands, AsyncProxyManager<String> manager) {}
}
