package no.portvakt.trust.pki.fetching;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks issuers' servers, over http or https, within a size and a time that cover the whole answer. A redirect is a
 * failure: the address that an officer wrote is the one that is called. Thread-safe.
 */
public final class IssuerClient implements AutoCloseable {

    private static final int OK = 200;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final int mostBytes;
    private final Duration patience;

    /**
     * Makes a client.
     *
     * @param mostBytes of an answer
     * @param patience from the question to the last byte of the answer
     */
    public IssuerClient(int mostBytes, Duration patience) {
        this.mostBytes = mostBytes;
        this.patience = patience;
    }

    byte[] get(URI address) throws IOException {
        return send(address, HttpRequest.newBuilder().GET());
    }

    byte[] ask(URI responder, byte[] question) throws IOException {
        return send(
                responder,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/ocsp-request")
                        .header("Accept", "application/ocsp-response")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(question)));
    }

    private byte[] send(URI address, HttpRequest.Builder request) throws IOException {
        var scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw new IOException(address + ": only http and https are asked");
        }
        var answer = http.sendAsync(
                request.uri(address).build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new IOException(address + ": status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException late) {
            throw new IOException(address + ": no whole answer within " + patience, late);
        } catch (ExecutionException failed) {
            throw new IOException(address + ": " + failed.getCause(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(address + ": stopped", stopped);
        } finally {
            answer.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
