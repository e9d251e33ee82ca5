package no.portvakt.demo.citizens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import no.portvakt.demo.simulators.Resident;
import no.portvakt.idp.distribution.AdminAccount;
import no.portvakt.trust.identity.NationalId;

/** The municipality's side of Keycloak: enrols citizens, orders their letters, notes whose certificate is whose. */
final class Registry implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client;
    private final URI keycloak;
    private final AdminAccount account;

    Registry(SSLContext tls, URI keycloak, AdminAccount account) {
        this.client = HttpClient.newBuilder().sslContext(tls).build();
        this.keycloak = keycloak;
        this.account = account;
    }

    /** Also gives the name under which Keycloak knows the person. Doing it again changes nothing. */
    String enrol(NationalId person, Resident resident, String password) {
        var answer = send(
                "PUT",
                "portvakt/citizens",
                Map.of(
                        "pid", person.reveal(),
                        "givenName", resident.givenName(),
                        "familyName", resident.familyName(),
                        "password", password));
        return answer.path("username").asText();
    }

    void endSessions(NationalId person, Resident resident, String password) {
        var username = enrol(person, resident, password);
        var found = send("GET", "users?exact=true&username=" + username, Map.of());
        send("POST", "users/" + found.path(0).path("id").asText() + "/logout", Map.of());
    }

    /** The codes of a new letter, in order. */
    List<String> orderLetter(NationalId person) {
        var codes =
                send("POST", "portvakt/letters", Map.of("pid", person.reveal())).path("codes");
        return codes.valueStream().map(JsonNode::asText).toList();
    }

    void registerCard(NationalId person, String issuer, String personKey) {
        send("POST", "portvakt/certificates", Map.of("pid", person.reveal(), "issuer", issuer, "personKey", personKey));
    }

    private JsonNode send(String method, String what, Map<String, String> body) {
        try {
            var request = HttpRequest.newBuilder(keycloak.resolve("/admin/realms/innbygger/" + what))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token())
                    .header("Content-Type", "application/json")
                    .method(method, body.isEmpty() ? noBody() : json(body))
                    .build();
            return answer(what, request);
        } catch (IOException broken) {
            throw new UncheckedIOException("Keycloak does not answer", broken);
        }
    }

    private static HttpRequest.BodyPublisher json(Map<String, String> body) throws IOException {
        return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private static HttpRequest.BodyPublisher noBody() {
        return HttpRequest.BodyPublishers.noBody();
    }

    private String token() throws IOException {
        var form = account.clientSecret()
                .reveal(secret -> Map.of(
                        "grant_type", "client_credentials", "client_id", account.clientId(), "client_secret", secret));
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(keycloak.resolve("/realms/master/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return answer("token", request).path("access_token").asText();
    }

    /** Neither the question nor the answer goes into a message: both hold what must not be read. */
    private JsonNode answer(String what, HttpRequest request) throws IOException {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException("Keycloak answered %d to %s".formatted(response.statusCode(), what));
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while talking to Keycloak", stopped);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
