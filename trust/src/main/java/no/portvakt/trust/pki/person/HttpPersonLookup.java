package no.portvakt.trust.pki.person;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.pki.CertificateHolder;

/**
 * {@code POST} of issuer and person key as JSON; 200 with {@code {"pid": …}}, or 404 for a key that nobody has. Anything
 * else is no answer. One address for all issuers: which of them is asked, the service behind it sees by the name.
 */
public final class HttpPersonLookup implements PersonLookup {

    private static final int FOUND = 200;
    private static final int UNKNOWN = 404;
    private static final int MOST_BYTES = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI service;

    /**
     * Makes it.
     *
     * @throws IllegalArgumentException for an address without TLS that is not on this machine
     */
    public HttpPersonLookup(URI service) {
        boolean here = "http".equals(service.getScheme()) && "127.0.0.1".equals(service.getHost());
        if (!here && !"https".equals(service.getScheme())) {
            throw new IllegalArgumentException(
                    "the look-up of persons has to be https: it answers with national id numbers");
        }
        this.service = service;
    }

    @Override
    public Answer find(CertificateHolder holder) {
        var question = json.createObjectNode().put("issuer", holder.issuer()).put("personKey", holder.personKey());
        var answer = http.sendAsync(
                HttpRequest.newBuilder(service)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
                        .build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            var response = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return switch (response.statusCode()) {
                case FOUND -> person(response.body());
                case UNKNOWN -> new Answer.Nobody();
                default -> new Answer.Away("status " + response.statusCode());
            };
        } catch (TimeoutException | ExecutionException away) {
            return new Answer.Away(away.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Away("stopped");
        } finally {
            answer.cancel(true);
        }
    }

    private Answer person(byte[] body) {
        try {
            return NationalId.parse(json.readTree(body).path("pid").asText())
                    .<Answer>map(Answer.Person::new)
                    .orElseGet(() -> new Answer.Away("an answer without a national id number"));
        } catch (IOException malformed) {
            return new Answer.Away("an answer that is no JSON");
        }
    }
}
