package no.portvakt.gateway.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * What an edge wants signed, on the wire: a JSON object. Edge and console share it.
 *
 * @param document XML
 * @param endpoint where an address of SAML's Redirect binding leads to; left out where the document itself is signed
 * @param relayState what goes beside it in that address
 */
public record SignatureQuestion(String document, Optional<String> endpoint, Optional<String> relayState) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = "document";
    private static final String ENDPOINT = "endpoint";
    private static final String RELAY_STATE = "relayState";

    String write() {
        var question = JSON.createObjectNode().put(DOCUMENT, document);
        endpoint.ifPresent(address -> question.put(ENDPOINT, address));
        relayState.ifPresent(state -> question.put(RELAY_STATE, state));
        return question.toString();
    }

    /** Empty for whatever an edge does not write. */
    public static Optional<SignatureQuestion> read(String text) {
        try {
            var question = JSON.readTree(text);
            return text(question, DOCUMENT)
                    .map(document ->
                            new SignatureQuestion(document, text(question, ENDPOINT), text(question, RELAY_STATE)));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.path(name).textValue());
    }

    /** Nothing of it: a citizen stands in it. */
    @Override
    public String toString() {
        return "SignatureQuestion[***]";
    }
}
