package no.portvakt.gateway.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Calls the console as officers' programs and browsers do, with what the internal listener would show for them. */
record OfficersClient(URI base) {

    static final List<String> SECURITY_OFFICER = List.of("security-officer");
    static final String KARI = ConsoleWorld.token("kari", SECURITY_OFFICER);
    static final String OLA = ConsoleWorld.token("ola", SECURITY_OFFICER);
    static final String OWNER = ConsoleWorld.token("owner", List.of("service-owner", "owner-of:barnehage"));
    static final String AUDITOR = ConsoleWorld.token("auditor", List.of("auditor"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String AS_CHROMIUM = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    record Answer(int status, JsonNode body) {
        String text(String key) {
            return body.path(key).asText();
        }
    }

    Answer get(String token, String path) {
        return read(send(token, HttpRequest.newBuilder(base.resolve(path)).GET()));
    }

    Answer post(String token, String path, Map<String, ?> body) {
        try {
            return read(send(
                    token,
                    HttpRequest.newBuilder(base.resolve(path))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** As Chromium asks for a page. */
    HttpResponse<String> browse(String token, String path, String language) {
        return send(
                token,
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Accept", AS_CHROMIUM)
                        .header("Accept-Language", language)
                        .GET());
    }

    private static Answer read(HttpResponse<String> response) {
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException notJson) {
            throw new UncheckedIOException(response.body(), notJson);
        }
    }

    private static HttpResponse<String> send(String token, HttpRequest.Builder request) {
        try {
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
