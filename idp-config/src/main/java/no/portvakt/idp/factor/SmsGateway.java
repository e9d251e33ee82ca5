package no.portvakt.idp.factor;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import no.portvakt.trust.secret.Secret;
import org.jboss.logging.Logger;
import org.keycloak.Config;

/**
 * An SMS gateway over HTTP: {@code POST} of {@code {"to", "from", "text"}} with a bearer token; any 2xx says that it took
 * the message. Nothing that is sent is ever logged. Thread-safe.
 */
final class SmsGateway {

    private static final Logger LOG = Logger.getLogger(SmsGateway.class);
    private static final int OK_FROM = 200;
    private static final int OK_TO = 299;
    /** Somebody is waiting on a page. */
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
    SmsGateway(URI address, Secret token, String sender) {
        boolean here = "http".equals(address.getScheme()) && "127.0.0.1".equals(address.getHost());
        if (!here && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("sms-gateway has to be https: codes go there");
        }
        this.address = address;
        this.token = token;
        this.sender = sender;
    }

    /** By the options {@code sms-gateway}, {@code sms-token-file} and {@code sms-sender}; empty without the first. */
    static Optional<SmsGateway> in(Config.Scope configuration) {
        return Optional.ofNullable(configuration.get("sms-gateway")).map(address -> {
            var file = configuration.get("sms-token-file");
            if (file == null) {
                throw new IllegalStateException("sms-gateway needs sms-token-file");
            }
            try {
                var token = Secret.of(Files.readString(Path.of(file)).strip());
                return new SmsGateway(URI.create(address), token, configuration.get("sms-sender", "Portvakt"));
            } catch (IOException broken) {
                throw new UncheckedIOException("cannot read " + file, broken);
            }
        });
    }

    boolean send(String to, String text) {
        var body = json.createObjectNode().put("to", to).put("from", sender).put("text", text);
        var request = token.reveal(value -> HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + value)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status >= OK_FROM && status <= OK_TO) {
                return true;
            }
            LOG.warnf("the SMS gateway answered %d", status);
        } catch (IOException away) {
            LOG.warnf("the SMS gateway cannot be reached: %s", away.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
