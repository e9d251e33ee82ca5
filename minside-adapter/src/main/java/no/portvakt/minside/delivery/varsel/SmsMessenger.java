package no.portvakt.minside.delivery.varsel;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import no.portvakt.minside.grant.AuthorizedCalls;
import no.portvakt.trust.secret.Secret;

/** An SMS gateway over HTTP, by docs/contracts/sms.md. Nothing of a message is ever logged. Thread-safe. */
public final class SmsMessenger implements Messenger {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http;
    private final URI address;
    private final Secret token;
    private final String sender;
    private final ObjectMapper json;

    /**
     * Makes it.
     *
     * @param sender what the phone shows
     * @throws IllegalArgumentException for an address without TLS that is not on this machine
     */
    public SmsMessenger(HttpClient http, URI address, Secret token, String sender, ObjectMapper json) {
        if (!AuthorizedCalls.isFit(address)) {
            throw new IllegalArgumentException(
                    "minside.varsel.sms.url has to begin with https: people's numbers go there");
        }
        this.http = http;
        this.address = address;
        this.token = token;
        this.sender = sender;
        this.json = json;
    }

    @Override
    public Optional<String> send(Message message) {
        var body = json.createObjectNode()
                .put("to", message.to())
                .put("from", sender)
                .put("text", message.text());
        var request = token.reveal(value -> HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + value)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", message.id().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status >= 200 && status <= 299 ? Optional.empty() : Optional.of("status " + status);
        } catch (IOException away) {
            return Optional.of("no answer: " + away.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("stopping");
        }
    }
}
