package no.portvakt.gateway.session.redis;

import io.lettuce.core.KeyScanArgs;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * How many sessions all nodes have together. Redis has no figure for it, so keys are walked through, a thousand at a
 * time, which holds nobody up; one node does it for all, at most every {@link #EVERY}, and leaves the figure there.
 *
 * <p>Thread-safe, nothing blocks. A session that comes or ends during the walk may be counted or not (SCAN's promise).
 */
public final class SharedSessionCount {

    /** How old the figure may be, and how often it is worth asking for. */
    public static final Duration EVERY = Duration.ofSeconds(30);

    private static final String COUNTING = "portvakt:counting";
    private static final String COUNTED = "portvakt:counted";
    private static final Duration FIGURE_KEPT = EVERY.multipliedBy(3);
    private static final KeyScanArgs SESSIONS =
            KeyScanArgs.Builder.matches(RedisSessionStore.SESSION + "*").limit(1_000);

    private final RedisServer redis;

    public SharedSessionCount(RedisServer redis) {
        this.redis = redis;
    }

    /** Empty if nobody has counted yet, or not lately. The stage fails when Redis is away. */
    public CompletionStage<OptionalLong> count() {
        return redis.ask(commands ->
                        commands.set(COUNTING, "1", SetArgs.Builder.nx().px(EVERY)))
                .thenCompose(ours -> Optional.ofNullable(ours).isPresent()
                        ? walk(ScanCursor.INITIAL, 0).thenCompose(this::leave)
                        : CompletableFuture.<Void>completedFuture(null))
                .thenCompose(done -> redis.ask(commands -> commands.get(COUNTED)))
                .thenApply(figure -> Optional.ofNullable(figure)
                        .map(text -> OptionalLong.of(Long.parseLong(text)))
                        .orElseGet(OptionalLong::empty));
    }

    private CompletionStage<Long> walk(ScanCursor from, long counted) {
        return redis.<KeyScanCursor<String>>ask(commands -> commands.scan(from, SESSIONS))
                .thenCompose(page -> page.isFinished()
                        ? CompletableFuture.completedStage(
                                counted + page.getKeys().size())
                        : walk(page, counted + page.getKeys().size()));
    }

    private CompletionStage<Void> leave(long counted) {
        return redis.ask(commands -> commands.set(COUNTED, Long.toString(counted), SetArgs.Builder.px(FIGURE_KEPT)))
                .thenApply(left -> null);
    }
}
