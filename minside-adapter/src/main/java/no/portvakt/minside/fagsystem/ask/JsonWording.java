package no.portvakt.minside.fagsystem.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import no.portvakt.minside.fagsystem.answer.AnswerReader;
import no.portvakt.minside.fagsystem.answer.Said;
import no.portvakt.minside.fagsystem.connector.Transport;

/** A question as a JSON object: the person, what is asked for, and for which service. */
final class JsonWording implements HttpLink.Wording {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Transport.Rest rest;

    JsonWording(Transport.Rest rest) {
        this.rest = rest;
    }

    @Override
    public String body(Question question) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(rest.person(), question.lookup().person().reveal());
        members.put("felter", question.ask());
        members.put("formaal", question.service());
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a question cannot be written", broken);
        }
    }

    @Override
    public String contentType() {
        return "application/json";
    }

    @Override
    public String accepted() {
        return "application/json";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("application/json", "application/hal+json");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public Said read(AnswerReader reader, byte[] answer) throws IOException {
        return reader.json(answer);
    }
}
