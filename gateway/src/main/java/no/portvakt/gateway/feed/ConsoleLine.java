package no.portvakt.gateway.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import no.portvakt.gateway.policy.SignedSnapshot;
import no.portvakt.gateway.policy.SnapshotSource;
import no.portvakt.trust.spool.RecordSink;
import no.portvakt.trust.spool.SpoolBatch;

/** The console over mTLS: our certificate says which edge we are, its certificate is signed by what we trust. */
public final class ConsoleLine implements SnapshotSource, AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration SENDING = Duration.ofSeconds(30);
    private static final Duration ASKING = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 512 * 1024;
    private static final int OK = 200;
    private static final int KEPT = 204;
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

    /** Where decisions go. */
    public RecordSink decisions() {
        return batch -> send(FeedPaths.DECISIONS, batch);
    }

    /** Where audit records go. */
    public RecordSink audit() {
        return batch -> send(FeedPaths.AUDIT, batch);
    }

    /**
     * What the console signs for this edge (SAML).
     *
     * @throws IOException if it does not answer, or will not; with its words
     */
    public String signed(SignatureQuestion question) throws IOException {
        return answered(asking(FeedPaths.SIGNATURE)
                .header("Content-Type", FeedPaths.JSON)
                .POST(HttpRequest.BodyPublishers.ofString(question.write()))
                .build());
    }

    /**
     * The certificates of the keys that it signs with, in PEM.
     *
     * @throws IOException if it does not answer
     */
    public String certificates() throws IOException {
        return answered(asking(FeedPaths.CERTIFICATES).build());
    }

    private HttpRequest.Builder asking(String path) {
        return HttpRequest.newBuilder(console.resolve(path)).timeout(ASKING);
    }

    private String answered(HttpRequest request) throws IOException {
        try {
            var answer = client.send(
                    request,
                    HttpResponse.BodyHandlers.limiting(
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER));
            if (answer.statusCode() != OK) {
                throw new IOException("the console answered " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while asking", stopped);
        }
    }

    private void send(String path, SpoolBatch batch) throws IOException {
        var request = HttpRequest.newBuilder(console.resolve(path))
                .timeout(SENDING)
                .header("Content-Type", FeedPaths.NDJSON)
                .header("Content-Encoding", "gzip")
                .header(FeedPaths.SPOOL, batch.spool())
                .POST(HttpRequest.BodyPublishers.ofByteArray(packed(batch)))
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() != KEPT) {
                throw new IOException("the console answered " + answer.statusCode());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while sending", stopped);
        }
    }

    private static byte[] packed(SpoolBatch batch) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new Packing(bytes)) {
            batch.writeTo(gzip);
        }
        return bytes.toByteArray();
    }

    /** Lines that differ in a few words shrink to a tenth at the first level, for a third of the work. */
    private static final class Packing extends GZIPOutputStream {
        Packing(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static <T> CompletableFuture<T> failed(int status) {
        return CompletableFuture.failedFuture(new IOException("the console answered " + status));
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
