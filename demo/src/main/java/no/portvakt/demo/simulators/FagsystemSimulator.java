package no.portvakt.demo.simulators;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** A fagsystem that tells the adapter how its cases go, by docs/contracts/fagsystem-events.md. */
public final class FagsystemSimulator implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String id;
    private final ECPrivateKey key;
    private final URI events;
    private final HttpClient client = HttpClient.newHttpClient();

    public FagsystemSimulator(String id, ECPrivateKey key, URI events) {
        this.id = id;
        this.key = key;
        this.events = events;
    }

    /** Sends one status event: somebody handles the case now. */
    public String tell(String eventId, String subject, String status, int sequence) {
        var data = JSON.createObjectNode().put("status", status).put("sequence", sequence);
        data.putObject("milestone")
                .put("navn", "Saksbehandling")
                .put("beskrivelse", "Søknaden er fordelt og behandles.");
        return tell(eventId, subject, data);
    }

    /**
     * Sends one event.
     *
     * @param eventId the same id again is the same event again
     * @param subject the case's external key
     * @param data what happened
     * @return what the adapter made of it: {@code recorded}, {@code duplicate} and so on, or the HTTP status when it
     *     took nothing
     */
    String tell(String eventId, String subject, ObjectNode data) {
        var request = HttpRequest.newBuilder(events)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/cloudevents+json")
                .POST(HttpRequest.BodyPublishers.ofString(event(eventId, subject, data)))
                .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? JSON.readTree(response.body()).at("/results/0/outcome").asText()
                    : "HTTP " + response.statusCode();
        } catch (IOException broken) {
            throw new UncheckedIOException("the adapter does not take events", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while sending an event", stopped);
        }
    }

    private String event(String eventId, String subject, ObjectNode data) {
        var event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", eventId)
                .put("source", "urn:fagsystem:" + id)
                .put("type", "no.portvakt.case.status-changed.v1")
                .put("subject", subject)
                .put("time", Instant.now().toString())
                .put("datacontenttype", "application/json");
        event.set("data", data);
        return event.toString();
    }

    private String token() {
        var now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(id)
                .audience("minside-adapter")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(TOKEN_LIFE)))
                .build();
        try {
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).build(), claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException("cannot sign for " + id, broken);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
