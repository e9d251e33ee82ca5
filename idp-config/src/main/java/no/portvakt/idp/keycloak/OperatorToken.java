package no.portvakt.idp.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import no.portvakt.trust.secret.Secret;

/** The operator's access token, fetched with its secret and kept until shortly before it ends. */
final class OperatorToken {

    private static final Duration MARGIN = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final HttpClient http;
    private final URI server;
    private final String clientId;
    private final Secret clientSecret;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private String token = "";
    private Instant usableUntil = Instant.EPOCH;

    OperatorToken(HttpClient http, URI server, String clientId, Secret clientSecret, Clock clock) {
        this.http = http;
        this.server = server;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.clock = clock;
    }

    synchronized String current() throws IOException, InterruptedException {
        if (clock.instant().isBefore(usableUntil)) {
            return token;
        }
        var form = "grant_type=client_credentials&client_id=" + encoded(clientId) + "&client_secret="
                + clientSecret.reveal(OperatorToken::encoded);
        var request = HttpRequest.newBuilder(server.resolve("/realms/master/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new KeycloakRefused("POST", "the operator's token", answer.statusCode(), answer.body());
        }
        JsonNode body = json.readTree(answer.body());
        token = body.path("access_token").asText();
        usableUntil =
                clock.instant().plusSeconds(body.path("expires_in").asLong()).minus(MARGIN);
        return token;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
