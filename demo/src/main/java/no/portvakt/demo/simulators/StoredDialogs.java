package no.portvakt.demo.simulators;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Dialogs as Dialogporten keeps them: made once, changed only by who names the revision, their steps never changed. */
public final class StoredDialogs implements ResponseDefinitionTransformerV2 {

    static final String PATH = "/api/v1/serviceowner/dialogs";

    private static final String PURGE = "/actions/purge";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> REPLACED = List.of("status", "extendedStatus", "dueAt", "content", "guiActions");

    private final Map<String, ObjectNode> dialogs = new LinkedHashMap<>();

    /**
     * A dialog as a person would see it.
     *
     * @param caseId the case it is about
     * @param steps their words, in the order in which they came
     */
    public record Shown(String caseId, String party, String status, String title, String summary, List<String> steps) {

        public Shown {
            steps = List.copyOf(steps);
        }
    }

    synchronized List<Shown> shown() {
        return dialogs.values().stream()
                .map(dialog -> new Shown(
                        dialog.path("externalReference").asText(),
                        dialog.path("party").asText(),
                        dialog.path("status").asText(),
                        dialog.at("/content/title/value/0/value").asText(),
                        dialog.at("/content/summary/value/0/value").asText(),
                        dialog.path("activities")
                                .valueStream()
                                .map(step -> step.at("/description/0/value").asText())
                                .toList()))
                .toList();
    }

    @Override
    public synchronized ResponseDefinition transform(ServeEvent event) {
        var request = event.getRequest();
        if (request.getUrl().endsWith(PURGE)) {
            var purged = request.getUrl().substring(PATH.length() + 1).replace(PURGE, "");
            return answer(dialogs.keySet().remove(purged) ? 204 : 404).build();
        }
        if (request.getMethod().equals(RequestMethod.POST)) {
            return create(read(request));
        }
        var id = request.getUrl().substring(PATH.length() + 1);
        return Optional.ofNullable(dialogs.get(id))
                .map(dialog -> request.getMethod().equals(RequestMethod.PUT)
                        ? update(dialog, read(request), request)
                        : answer(200).withBody(dialog.toString()).build())
                .orElseGet(() -> answer(404).build());
    }

    private ResponseDefinition create(ObjectNode sent) {
        var id = sent.path("id").asText();
        if (dialogs.containsKey(id)) {
            return answer(409).build();
        }
        if (!isSeven(id) || twice(sent, List.of())) {
            return answer(400).build();
        }
        sent.withArray("activities");
        dialogs.put(id, sent.put("revision", UUID.randomUUID().toString()));
        return answer(201)
                .withBody(JSON.createObjectNode().put("id", id).toString())
                .build();
    }

    private static ResponseDefinition update(ObjectNode dialog, ObjectNode sent, Request request) {
        if (!dialog.path("revision").asText().equals(request.getHeader("If-Match"))) {
            return answer(412).build();
        }
        if (twice(sent, dialog.path("activities").findValuesAsText("id"))) {
            return answer(422).build();
        }
        dialog.withArray("activities").addAll(sent.withArray("activities"));
        dialog.remove(REPLACED);
        sent.remove("activities");
        dialog.setAll(sent);
        dialog.put("revision", UUID.randomUUID().toString());
        return answer(204).build();
    }

    private static boolean twice(ObjectNode sent, List<String> known) {
        var names = new HashSet<>(known);
        return !sent.path("activities")
                .valueStream()
                .allMatch(step -> isSeven(step.path("id").asText())
                        && names.add(step.path("id").asText()));
    }

    private static boolean isSeven(String id) {
        try {
            return UUID.fromString(id).version() == 7;
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static ObjectNode read(Request request) {
        try {
            return JSON.readValue(request.getBody(), ObjectNode.class);
        } catch (IOException notJson) {
            return JSON.createObjectNode();
        }
    }

    private static ResponseDefinitionBuilder answer(int status) {
        return new ResponseDefinitionBuilder().withStatus(status).withHeader("Content-Type", "application/json");
    }

    @Override
    public String getName() {
        return "stored-dialogs";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }
}
