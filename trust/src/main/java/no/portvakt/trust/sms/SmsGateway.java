package no.portvakt.trust.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.trust.secret.Secret;

/**
 * An SMS gateway over HTTP, by docs/contracts/sms.md: {@code POST} of {@code {"to", "from", "text"}} with a bearer token;
 * any 2xx says that it took the message. Nothing that is sent is ever logged. Blocks for some seconds at most. Thread-safe.
 */
public final class SmsGateway {

    private static final int OK_FROM = 200;
    private static final int OK_TO = 299;
    /** Somebody may be waiting on a page. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI address;
    private final Secret token;
    private final String sender;

    /**
     * Makes it.
     *
     * @param sender what the phone shows as the sender
     * @throws IllegalArgumentException for an address without TLS that is not on this machine
     */
    public SmsGateway(URI address, Secret token, String sender) {
        boolean here = "http".equals(address.getScheme()) && "127.0.0.1".equals(address.getHost());
        if (!here && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("the SMS gateway has to be https: codes and numbers go there");
        }
        this.address = address;
        this.token = token;
        this.sender = sender;
    }

    /**
     * Sends one.
     *
     * @param key the same for the same message said again, by which the gateway can tell; empty if it is never said again
     * @return empty if it was taken; or why not, for a log, without anything of the message
     */
    public Optional<String> send(String to, String text, Optional<UUID> key) {
        var body = json.createObjectNode().put("to", to).put("from", sender).put("text", text);
        var request = token.reveal(value -> HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + value)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        key.ifPresent(known -> request.header("Idempotency-Key", known.toString()));
        try {
            int status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            return status >= OK_FROM && status <= OK_TO ? Optional.empty() : Optional.of("status " + status);
        } catch (IOException away) {
            return Optional.of("no answer: " + away.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("stopped");
        }
    }
}
