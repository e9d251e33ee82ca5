package no.portvakt.idp.mailing.address;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;

/** The municipality's look-up in Folkeregisteret, by the contract {@code docs/contracts/folkeregister.md}. */
public final class Folkeregister implements AddressRegister {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient http;
    private final URI lookUp;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Speaks to one register.
     *
     * @param address the contract's {@code url}
     */
    public Folkeregister(HttpClient http, URI address) {
        this.http = http;
        this.lookUp = URI.create(address + "/v1/personer/oppslag");
    }

    @Override
    public Answer lookUp(NationalId person) {
        var question = json.createObjectNode().put("personidentifikator", person.reveal());
        question.putArray("felter").add("bostedsadresse").add("navn");
        question.put("formaal", "pin-brev");
        var request = HttpRequest.newBuilder(lookUp)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("X-Correlation-Id", CorrelationId.random().toString())
                .POST(HttpRequest.BodyPublishers.ofString(question.toString()))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return switch (answer.statusCode()) {
                case OK -> read(json.readTree(answer.body()));
                case NOT_FOUND -> new Answer.NoAddress();
                default -> new Answer.Unavailable("the register answered " + answer.statusCode());
            };
        } catch (JsonProcessingException notJson) {
            return new Answer.Unavailable("the register's answer is no JSON");
        } catch (IOException broken) {
            return new Answer.Unavailable("the register cannot be reached");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Unavailable("stopped while waiting for the register");
        }
    }

    private static Answer read(JsonNode person) {
        var name = person.path("navn");
        var address = person.path("bostedsadresse");
        var resident = new Resident(
                given(name),
                name.path("etternavn").asText(""),
                List.of(address.path("adresselinje").asText("")),
                address.path("postnummer").asText(""),
                address.path("poststed").asText(""));
        boolean deliverable = !resident.familyName().isBlank()
                && !resident.postalCode().isBlank()
                && !resident.town().isBlank();
        return deliverable ? new Answer.Found(resident) : new Answer.NoAddress();
    }

    /** The second given name stands beside the first, as in the register. */
    private static String given(JsonNode name) {
        return (name.path("fornavn").asText("") + " " + name.path("mellomnavn").asText(""))
                .replace(" null", "")
                .strip();
    }
}
