package no.portvakt.idp.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.portvakt.trust.secret.Secret;

/** The admin REST API over mTLS, as the service account of the operator. Thread-safe. */
public final class KeycloakRest implements KeycloakAdmin, AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ANSWER_SHOWN = 300;
    private static final int OK_FROM = 200;
    private static final int OK_TO = 299;
    private static final int NOT_FOUND = 404;

    private final HttpClient http;
    private final URI server;
    private final OperatorToken token;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Speaks to one server.
     *
     * @param server scheme, host and port; the host must be a name in the server's certificate
     */
    public KeycloakRest(URI server, MutualTls tls, String clientId, Secret clientSecret) {
        this.http = HttpClient.newBuilder()
                .sslContext(tls.context())
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        this.server = server;
        this.token = new OperatorToken(http, server, clientId, clientSecret, Clock.systemUTC());
    }

    @Override
    public Optional<JsonNode> read(String path) {
        var answer = send("GET", path, HttpRequest.BodyPublishers.noBody());
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(accepted("GET", path, answer));
    }

    @Override
    public JsonNode create(String path, JsonNode body) {
        return accepted("POST", path, send("POST", path, HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    @Override
    public JsonNode replace(String path, JsonNode body) {
        return accepted("PUT", path, send("PUT", path, HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    @Override
    public void remove(String path) {
        accepted("DELETE", path, send("DELETE", path, HttpRequest.BodyPublishers.noBody()));
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body) {
        try {
            var request = HttpRequest.newBuilder(server.resolve("/admin/realms" + path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token.current())
                    .header("Content-Type", "application/json")
                    .method(method, body)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException("Keycloak cannot be reached at " + server, broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for Keycloak", stopped);
        }
    }

    private JsonNode accepted(String method, String path, HttpResponse<String> answer) {
        var body = answer.body();
        if (answer.statusCode() < OK_FROM || answer.statusCode() > OK_TO) {
            throw new KeycloakRefused(
                    method, path, answer.statusCode(), body.substring(0, Math.min(body.length(), ANSWER_SHOWN)));
        }
        try {
            return body.isBlank() ? json.createObjectNode() : json.readTree(body);
        } catch (IOException broken) {
            throw new UncheckedIOException("Keycloak's answer to " + method + " " + path + " is no JSON", broken);
        }
    }
}
