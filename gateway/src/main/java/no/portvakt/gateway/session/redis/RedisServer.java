package no.portvakt.gateway.session.redis;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The connection to one Redis (or to the one that Sentinel names). Made when it is first needed and again when it was
 * lost, so that a gateway starts with Redis away. Nothing waits: a command without a connection fails at once, one
 * without an answer after {@link #PATIENCE}, and after several failures none is sent for a second.
 */
public final class RedisServer implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(1);
    private static final int FAILURES_LOOKED_AT = 10;
    private static final RedisCodec<String, byte[]> BYTES = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    /** Left to itself the library waits up to half a minute after the server is back, and nobody can log in. */
    private static final Duration LATEST_RETURN = Duration.ofSeconds(1);

    private static final Duration SOONEST_RETURN = Duration.ofMillis(10);

    private final ClientResources resources;
    private final RedisClient client;
    private final CircuitBreaker breaker;
    private final Connection<StatefulRedisConnection<String, String>> commands;
    private final Connection<StatefulRedisPubSubConnection<String, String>> news;
    private final Connection<StatefulRedisConnection<String, byte[]>> bytes;

    /**
     * Knows the server, and does not connect yet.
     *
     * @param address with its credentials; {@code rediss} for TLS
     * @param trust PEM file: what signs the server's certificate; without it, what the JVM trusts
     */
    public RedisServer(RedisURI address, Optional<Path> trust) {
        this.resources = ClientResources.builder()
                .reconnectDelay(Delay.exponential(SOONEST_RETURN, LATEST_RETURN, 2, TimeUnit.MILLISECONDS))
                .build();
        this.client = RedisClient.create(resources, address);
        var tls = SslOptions.builder().jdkSslProvider();
        trust.ifPresent(pem -> tls.trustManager(pem.toFile()));
        client.setOptions(ClientOptions.builder()
                .sslOptions(tls.build())
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build())
                .build());
        this.commands = new Connection<>(() -> client.connectAsync(StringCodec.UTF8, address));
        this.bytes = new Connection<>(() -> client.connectAsync(BYTES, address));
        this.news = new Connection<>(() -> client.connectPubSubAsync(StringCodec.UTF8, address));
        this.breaker = CircuitBreaker.of(
                "redis",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(FAILURES_LOOKED_AT)
                        .minimumNumberOfCalls(FAILURES_LOOKED_AT / 2)
                        .waitDurationInOpenState(UNTIL_NEXT_TRY)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .build());
    }

    <T> CompletionStage<T> ask(Function<RedisAsyncCommands<String, String>, CompletionStage<T>> command) {
        return breaker.executeCompletionStage(
                () -> commands.get().thenCompose(connection -> command.apply(connection.async())));
    }

    /** The same for those who keep what is no text, over a connection of their own. */
    public <T> CompletionStage<T> askForBytes(
            Function<RedisAsyncCommands<String, byte[]>, CompletionStage<T>> command) {
        return breaker.executeCompletionStage(
                () -> bytes.get().thenCompose(connection -> command.apply(connection.async())));
    }

    <T> CompletionStage<T> run(Script script, ScriptOutputType gives, List<String> keys, String... arguments) {
        var names = keys.toArray(String[]::new);
        return ask(redis -> redis.<T>evalsha(redis.digest(script.text()), gives, names, arguments)
                .toCompletableFuture()
                .exceptionallyCompose(failed -> isUnknownScript(failed)
                        ? redis.<T>eval(script.text(), gives, names, arguments).toCompletableFuture()
                        : CompletableFuture.failedFuture(failed)));
    }

    private static boolean isUnknownScript(Throwable failed) {
        return failed instanceof RedisNoScriptException
                || (failed instanceof CompletionException && failed.getCause() instanceof RedisNoScriptException);
    }

    /** Tells what is published from now on, for as long as there is a connection; it is made again by itself. */
    CompletionStage<Void> listen(String channel, Consumer<String> listener) {
        return news.get().thenCompose(connection -> {
            connection.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String from, String message) {
                    listener.accept(message);
                }
            });
            return connection.async().subscribe(channel);
        });
    }

    /** One connection, made again where the last attempt failed. */
    private static final class Connection<C> {

        private final Supplier<CompletionStage<C>> connect;
        private CompletableFuture<C> made =
                CompletableFuture.failedFuture(new IllegalStateException("nobody has connected yet"));

        Connection(Supplier<CompletionStage<C>> connect) {
            this.connect = connect;
        }

        synchronized CompletableFuture<C> get() {
            if (made.isCompletedExceptionally()) {
                made = connect.get().toCompletableFuture();
            }
            return made;
        }
    }

    /** Whether it answers. */
    public CompletionStage<Boolean> answers() {
        return ask(redis -> redis.ping()).handle((pong, failed) -> failed == null);
    }

    /** Nobody waits for its threads to end: they are daemons. */
    @Override
    public void close() {
        client.shutdown(0, 1, TimeUnit.SECONDS);
        var _ = resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
