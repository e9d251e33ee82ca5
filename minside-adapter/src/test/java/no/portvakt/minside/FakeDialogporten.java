package no.portvakt.minside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * A Dialogporten that remembers, and is as strict about what it takes as the real one is where it matters to us: names of
 * version 7, times that have been, dates that have not, words that are too long, revisions, and steps that are there.
 */
final class FakeDialogporten implements ResponseDefinitionTransformerV2 {

    static final String TOKEN_PATH = "/token";

    private static final String DIALOGS = "/api/v1/serviceowner/dialogs";
    private static final String PURGE = "/actions/purge";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> STATUSES =
            Set.of("Draft", "InProgress", "Awaiting", "RequiresAttention", "Completed", "NotApplicable");
    private static final int LONGEST = 255;

    private final Map<String, ObjectNode> dialogs = new LinkedHashMap<>();
    private final Deque<Function<Request, Optional<ResponseDefinition>>> script = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> sold = new ArrayList<>();
    private final Clock clock;

    FakeDialogporten(Clock clock) {
        this.clock = clock;
    }

    /** What it does with the next call but for buying tokens; empty: what it always does. */
    synchronized void next(Function<Request, Optional<ResponseDefinition>> answer) {
        script.add(answer);
    }

    /** What it was asked, as {@code POST 201}. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** What it found wrong with what it was sent. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized List<ObjectNode> dialogs(String externalReference) {
        return dialogs.values().stream()
                .filter(dialog -> dialog.path("externalReference").asText().equals(externalReference))
                .toList();
    }

    /** As if somebody had changed it there. */
    synchronized void touch(String externalReference) {
        dialogs(externalReference)
                .forEach(dialog -> dialog.put("revision", UUID.randomUUID().toString()));
    }

    synchronized void delete(String externalReference) {
        dialogs(externalReference)
                .forEach(dialog -> dialog.put("deletedAt", clock.instant().toString()));
    }

    /** Purged: nothing of it is left. */
    synchronized void purge(String externalReference) {
        dialogs.values()
                .removeIf(dialog -> dialog.path("externalReference").asText().equals(externalReference));
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        if (event.getRequest().getUrl().equals(TOKEN_PATH)) {
            return sell();
        }
        Function<Request, Optional<ResponseDefinition>> wished;
        synchronized (this) {
            wished = script.isEmpty() ? _ -> Optional.empty() : script.remove();
        }
        // Not while locked: a script may change a case, and look here.
        var scripted = wished.apply(event.getRequest());
        synchronized (this) {
            var answer = scripted.orElseGet(() -> answer(event.getRequest()));
            calls.add(event.getRequest().getMethod() + " " + answer.getStatus());
            return answer;
        }
    }

    /** What it always does, for a script that lets the call have its effect and answers something else. */
    synchronized ResponseDefinition answer(Request request) {
        var bearer = request.getHeader("Authorization");
        if (bearer == null || !sold.contains(bearer)) {
            return status(401);
        }
        if (request.getMethod().equals(RequestMethod.POST) && request.getUrl().equals(DIALOGS)) {
            return create(read(request));
        }
        if (request.getMethod().equals(RequestMethod.POST) && request.getUrl().endsWith(PURGE)) {
            var id = request.getUrl().substring(DIALOGS.length() + 1).replace(PURGE, "");
            return status(Optional.ofNullable(dialogs.remove(id)).isPresent() ? 204 : 404);
        }
        return Optional.ofNullable(dialogs.get(request.getUrl().substring(DIALOGS.length() + 1)))
                .map(dialog -> request.getMethod().equals(RequestMethod.GET)
                        ? json(200, dialog)
                        : update(dialog, read(request), Optional.ofNullable(request.getHeader("If-Match"))))
                .orElseGet(() -> status(404));
    }

    private synchronized ResponseDefinition sell() {
        sold.add("Bearer token-" + (sold.size() + 1));
        return json(
                200,
                JSON.createObjectNode()
                        .put("access_token", "token-" + sold.size())
                        .put("token_type", "Bearer")
                        .put("expires_in", 120));
    }

    private ResponseDefinition create(ObjectNode sent) {
        var id = sent.path("id").asText();
        if (dialogs.containsKey(id)
                || dialogs.values().stream()
                        .anyMatch(dialog -> dialog.path("idempotentKey").equals(sent.path("idempotentKey")))) {
            return status(409);
        }
        var wrong = wrong(sent, List.of());
        if (!isSeven(id)) {
            wrong.add("id");
        }
        if (!sent.path("party").asText().matches("urn:altinn:person:identifier-no:\\d{11}")) {
            wrong.add("party");
        }
        if (!sent.path("serviceResource").asText().startsWith("urn:altinn:resource:")) {
            wrong.add("serviceResource");
        }
        if (!wrong.isEmpty()) {
            return refused(400, wrong);
        }
        sent.put("revision", UUID.randomUUID().toString());
        sent.withArray("activities");
        dialogs.put(id, sent);
        return json(201, JSON.createObjectNode().put("id", id));
    }

    private ResponseDefinition update(ObjectNode dialog, ObjectNode sent, Optional<String> revision) {
        if (dialog.hasNonNull("deletedAt")) {
            return status(410);
        }
        if (revision.filter(dialog.path("revision").asText()::equals).isEmpty()) {
            return status(412);
        }
        var known = dialog.withArray("activities");
        var wrong = wrong(sent, known.findValuesAsText("id"));
        for (var fixed : List.of("id", "party", "serviceResource", "idempotentKey", "createdAt", "updatedAt")) {
            if (sent.has(fixed)) {
                wrong.add(fixed + " cannot be changed");
            }
        }
        if (!wrong.isEmpty()) {
            return refused(422, wrong);
        }
        var added = sent.withArray("activities").deepCopy();
        sent.remove("activities");
        for (var gone : List.of("status", "extendedStatus", "dueAt", "content", "guiActions")) {
            dialog.remove(gone);
        }
        dialog.setAll(sent);
        known.addAll(added);
        dialog.put("revision", UUID.randomUUID().toString());
        return status(204);
    }

    private List<String> wrong(ObjectNode sent, List<String> known) {
        var wrong = new ArrayList<String>();
        if (!STATUSES.contains(sent.path("status").asText())) {
            wrong.add("status");
        }
        if (sent.has("dueAt") && !Instant.parse(sent.path("dueAt").asText()).isAfter(clock.instant())) {
            wrong.add("dueAt has been");
        }
        var content = sent.path("content");
        if (!content.has("title") || !content.has("summary")) {
            wrong.add("content");
        }
        content.findValues("value").stream()
                .filter(value -> value.isTextual()
                        && (value.asText().isBlank() || value.asText().length() > LONGEST))
                .forEach(_ -> wrong.add("a word"));
        var names = new ArrayList<>(known);
        for (var step : sent.path("activities")) {
            if (!isSeven(step.path("id").asText())
                    || names.contains(step.path("id").asText())) {
                wrong.add("the name of a step");
            }
            names.add(step.path("id").asText());
            if (Instant.parse(step.path("createdAt").asText())
                    .isAfter(clock.instant().plusSeconds(1))) {
                wrong.add("the time of a step");
            }
            if (step.path("type").asText().equals("Information")
                    && step.path("description").isEmpty()) {
                wrong.add("the words of a step");
            }
        }
        return wrong;
    }

    private boolean isSeven(String id) {
        var parsed = UUID.fromString(id);
        return parsed.version() == 7
                && parsed.variant() == 2
                && (parsed.getMostSignificantBits() >>> Short.SIZE) <= clock.millis();
    }

    private ResponseDefinition refused(int status, List<String> wrong) {
        faults.addAll(wrong);
        return json(status, JSON.createObjectNode().put("title", String.join(", ", wrong)));
    }

    private static ObjectNode read(Request request) {
        try {
            JsonNode read = JSON.readTree(request.getBody());
            return (ObjectNode) read;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static ResponseDefinition status(int status) {
        return new ResponseDefinitionBuilder().withStatus(status).build();
    }

    private static ResponseDefinition json(int status, ObjectNode body) {
        return new ResponseDefinitionBuilder()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body.toString())
                .build();
    }

    @Override
    public String getName() {
        return "fake-dialogporten";
    }
}
