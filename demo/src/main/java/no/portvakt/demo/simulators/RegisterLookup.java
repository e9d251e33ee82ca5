package no.portvakt.demo.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.portvakt.trust.identity.NationalId;

/** One register's look-up: the number in the body of a POST, and of what is known only the fields asked for. */
final class RegisterLookup implements ResponseDefinitionTransformerV2 {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final String numberField;
    private final Map<NationalId, Resident> residents;
    private final Function<Resident, ObjectNode> known;
    private final Optional<String> inside;

    RegisterLookup(
            String name,
            String numberField,
            Map<NationalId, Resident> residents,
            Function<Resident, ObjectNode> known) {
        this(name, numberField, residents, known, Optional.empty());
    }

    /** The same, with what is known inside a member of this name. */
    RegisterLookup(
            String name,
            String numberField,
            Map<NationalId, Resident> residents,
            Function<Resident, ObjectNode> known,
            Optional<String> inside) {
        this.inside = inside;
        this.name = name;
        this.numberField = numberField;
        this.residents = residents;
        this.known = known;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        try {
            var question = JSON.readTree(event.getRequest().getBody());
            var resident = NationalId.parse(question.path(numberField).asText())
                    .flatMap(person -> Optional.ofNullable(residents.get(person)));
            return resident.map(found -> answer(200, placed(onlyWhatWasAskedFor(known.apply(found), question))))
                    .orElseGet(() -> answer(404, JSON.createObjectNode()));
        } catch (IOException notJson) {
            return answer(400, JSON.createObjectNode());
        }
    }

    private ObjectNode placed(ObjectNode found) {
        return inside.map(member -> JSON.createObjectNode().<ObjectNode>set(member, found))
                .orElse(found);
    }

    private static ObjectNode onlyWhatWasAskedFor(ObjectNode all, JsonNode question) {
        var asked = new ArrayList<String>();
        question.path("felter").forEach(field -> asked.add(field.asText()));
        return all.retain(asked);
    }

    private static ResponseDefinition answer(int status, ObjectNode body) {
        return new ResponseDefinitionBuilder()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body.toString())
                .build();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }
}
