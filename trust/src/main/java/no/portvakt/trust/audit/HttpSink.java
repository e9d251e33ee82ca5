package no.portvakt.trust.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A server that takes a checkpoint as JSON by POST and keeps it. */
public record HttpSink(URI address, HttpClient client) implements CheckpointSink {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int CLASS = 100;
    private static final int OK = 2;

    @Override
    public void keep(SignedCheckpoint checkpoint) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(checkpoint.json()))
                .build();
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / CLASS != OK) {
                throw new IOException(address + " answered " + status);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopping);
        }
    }
}
