package no.portvakt.idp.mailing.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import no.portvakt.trust.secret.Secret;

/**
 * A print service over HTTP: {@code POST address} with the document as body, a bearer token, and the consignment as
 * {@code Idempotency-Key}, so that a second try makes no second letter. Any 2xx says that it has it.
 */
public final class PrintService implements Delivery {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int OK_FROM = 200;
    private static final int OK_TO = 299;

    private final HttpClient http;
    private final URI address;
    private final Secret token;

    public PrintService(HttpClient http, URI address, Secret token) {
        this.http = http;
        this.address = address;
        this.token = token;
    }

    @Override
    public void deliver(Parcel parcel, byte[] letters) throws Undelivered {
        var request = token.reveal(value -> HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + value)
                .header("Content-Type", parcel.mediaType())
                .header("Idempotency-Key", parcel.name())
                .POST(HttpRequest.BodyPublishers.ofByteArray(letters))
                .build());
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() < OK_FROM || answer.statusCode() > OK_TO) {
                throw new Undelivered("the print service at " + address.getHost() + " answered " + answer.statusCode());
            }
        } catch (IOException broken) {
            throw new Undelivered("the print service at " + address.getHost() + " cannot be reached", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Undelivered("stopped while waiting for the print service", stopped);
        }
    }

    @Override
    public void close() {
        // the client is not ours
    }
}
