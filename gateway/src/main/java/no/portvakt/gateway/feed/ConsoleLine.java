package no.portvakt.gateway.feed;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLContext;
import no.portvakt.gateway.policy.SignedSnapshot;
import no.portvakt.gateway.policy.SnapshotSource;

/** The console over mTLS: our certificate says which edge we are, its certificate is signed by what we trust. */
public final class ConsoleLine implements SnapshotSource, AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int NOTHING_NEW = 204;

    private final URI console;
    private final HttpClient client;

    /**
     * Calls nobody yet.
     *
     * @param console scheme, host and port of the console's feed
     */
    public ConsoleLine(URI console, SSLContext tls) {
        this.console = console;
        this.client = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public CompletionStage<Optional<SignedSnapshot>> newerThan(long version, Duration atMost) {
        var request = HttpRequest.newBuilder(
                        console.resolve(FeedPaths.SNAPSHOT + "?" + FeedPaths.AFTER + "=" + version))
                .timeout(atMost.plus(GRACE))
                .build();
        return client.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofString(StandardCharsets.US_ASCII), SignedSnapshot.LARGEST))
                .thenCompose(answer -> switch (answer.statusCode()) {
                    case OK -> CompletableFuture.completedFuture(Optional.of(new SignedSnapshot(answer.body())));
                    case NOTHING_NEW -> CompletableFuture.completedFuture(Optional.empty());
                    default -> failed(answer.statusCode());
                });
    }

    private static <T> CompletableFuture<T> failed(int status) {
        return CompletableFuture.failedFuture(new IOException("the console answered " + status));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
