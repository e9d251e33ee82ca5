package no.portvakt.minside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Somebody who calls the adapter with a bearer token, or with none. */
final class Browser {

    /** An application for a place in a kindergarten, as a citizen sends it. */
    static final String KINDERGARTEN = """
            {"service": "barnehage", "values": {
              "applicant.name": "Ingrid Solbakken", "applicant.address": "Bleikerveien 12, 1387 Asker",
              "child.name": "Nora Solbakken", "child.birthDate": "2024-03-14",
              "place.from": "2026-12-01", "place.share": "full"}}
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final String bearer;

    Browser(URI base, String bearer) {
        this.base = base;
        this.bearer = bearer;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer get(String path, Map<String, String> headers) {
        var request = request(path);
        headers.forEach(request::header);
        return send(request.GET());
    }

    Answer post(String path, String contentType, String body, Map<String, String> headers) {
        var request = request(path).header("Content-Type", contentType);
        headers.forEach(request::header);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends that application, with a key of its own; the case's id. */
    String apply() {
        return send(KINDERGARTEN).json().path("id").asText();
    }

    /** Sends a form, with a key of its own. */
    Answer send(String form) {
        return post(
                "/api/minside/v1/submissions",
                "application/json",
                form,
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /** A file, as it is. */
    byte[] bytes(String path) {
        try {
            return HTTP.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    /** Sends a chosen file, as browsers do. */
    Answer upload(String path, String field, byte[] file) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--grense\r\nContent-Disposition: form-data; name=\"" + field
                        + "\"; filename=\"fil.pdf\"\r\nContent-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--grense--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=grense")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).header("X-Correlation-Id", "test-correlation-1");
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            PublishedApi.disagreement(answer).ifPresent(what -> {
                throw new AssertionError("openapi.yaml says otherwise: " + what);
            });
            return new Answer(answer);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }

    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (JsonProcessingException notJson) {
                throw new IllegalStateException("status " + status() + ": " + response.body(), notJson);
            }
        }
    }
}
