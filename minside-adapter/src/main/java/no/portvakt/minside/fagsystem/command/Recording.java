package no.portvakt.minside.fagsystem.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import no.portvakt.minside.fagsystem.ask.Exchanged;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.Transport;

/**
 * An exchange as a stub mapping of WireMock: what was asked by its shape and never by its person, and an answer in which
 * every value is a placeholder.
 */
final class Recording {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Recording() {}

    static ObjectNode of(Connector connector, Exchanged exchanged) throws IOException {
        var mapping = JSON.createObjectNode();
        mapping.put("name", connector.id());
        var request = mapping.putObject("request");
        request.put("method", "POST").put("urlPath", exchanged.path());
        var pattern = request.putArray("bodyPatterns").addObject();
        var response = mapping.putObject("response").put("status", exchanged.status());
        if (!exchanged.kind().isEmpty()) {
            response.putObject("headers").put("Content-Type", exchanged.kind());
        }
        switch (connector.transport()) {
            case Transport.Rest rest -> {
                pattern.put("matchesJsonPath", "$['" + rest.person() + "']");
                answer(response, exchanged, true);
            }
            case Transport.Soap soap -> {
                pattern.put("matchesXPath", "/*[local-name()='Envelope']/*[local-name()='Body']/*");
                answer(response, exchanged, false);
            }
            case Transport.View view ->
                throw new IllegalArgumentException("a view has no exchange that can be recorded");
            case Transport.Drop drop ->
                throw new IllegalArgumentException("a file has no exchange that can be recorded");
        }
        return mapping;
    }

    private static void answer(ObjectNode response, Exchanged exchanged, boolean json) throws IOException {
        if (exchanged.answer().length == 0) {
            return;
        }
        if (json) {
            response.set("jsonBody", Placeholders.json(JSON.readTree(exchanged.answer())));
        } else {
            response.put("body", Placeholders.xml(exchanged.answer()));
        }
    }
}
