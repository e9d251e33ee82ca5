package no.portvakt.demo.faults;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Sends until there is an answer that is not "not now", as a gateway or a fagsystem would. Thread-safe. */
final class Sender implements AutoCloseable {

    private static final int SERVER_ERROR = 500;
    private static final int TIMES = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Retry retry;

    Sender(Traffic traffic) {
        this.retry = Retry.of(
                "sending",
                RetryConfig.<HttpResponse<String>>custom()
                        .maxAttempts(TIMES)
                        .intervalFunction(
                                IntervalFunction.ofExponentialRandomBackoff(FIRST_PAUSE, 1.5, 0.5, LONGEST_PAUSE))
                        .retryOnResult(answer -> answer.statusCode() >= SERVER_ERROR)
                        .retryExceptions(IOException.class)
                        .build());
        retry.getEventPublisher().onRetry(_ -> traffic.repeats().incrementAndGet());
    }

    /**
     * Sends one thing.
     *
     * @param bearer made anew for each try: it lives for a minute or two
     * @param inFlight counts what has no answer
     */
    HttpResponse<String> post(
            URI address, Supplier<String> bearer, Map<String, String> headers, String body, AtomicInteger inFlight) {
        try {
            return retry.executeCallable(() -> {
                var request = HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Authorization", "Bearer " + bearer.get())
                        .POST(HttpRequest.BodyPublishers.ofString(body));
                headers.forEach(request::header);
                inFlight.incrementAndGet();
                try {
                    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
                } finally {
                    inFlight.decrementAndGet();
                }
            });
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while sending", stopped);
        } catch (Exception broken) {
            throw new IllegalStateException("no answer from " + address.getPath(), broken);
        }
    }

    /** Asks once. */
    HttpResponse<String> get(URI address, String bearer) {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + bearer)
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new IllegalStateException("no answer from " + address.getPath(), broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while asking", stopped);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
