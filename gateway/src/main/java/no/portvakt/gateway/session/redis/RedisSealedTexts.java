package no.portvakt.gateway.session.redis;

import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import no.portvakt.gateway.session.SealedTexts;
import no.portvakt.gateway.session.SessionHash;

/** Texts of all nodes. How many there is room for is Redis' own setting. */
public final class RedisSealedTexts implements SealedTexts {

    private static final String TEXT = "portvakt:text:";

    private final RedisServer redis;

    public RedisSealedTexts(RedisServer redis) {
        this.redis = redis;
    }

    @Override
    public CompletionStage<Boolean> keep(SessionHash name, String sealed, Duration life) {
        return redis.ask(commands -> commands.set(TEXT + name.value(), sealed, SetArgs.Builder.px(life)))
                .handle((kept, away) -> away == null);
    }

    @Override
    public CompletionStage<Optional<String>> find(SessionHash name) {
        return redis.ask(commands -> commands.get(TEXT + name.value())).thenApply(Optional::ofNullable);
    }

    @Override
    public CompletionStage<Optional<String>> take(SessionHash name) {
        return redis.ask(commands -> commands.getdel(TEXT + name.value())).thenApply(Optional::ofNullable);
    }

    @Override
    public CompletionStage<Void> forget(SessionHash name) {
        return redis.ask(commands -> commands.del(TEXT + name.value())).thenApply(gone -> null);
    }
}
