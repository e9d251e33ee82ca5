package no.portvakt.demo.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.portvakt.trust.identity.NationalId;

/** What a signing service was asked, and what became of it, by docs/contracts/signing.md. */
final class SigningTasks implements ResponseDefinitionTransformerV2 {

    static final String PATH = "/v1/oppdrag";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Task> tasks = new ConcurrentHashMap<>();
    private final Map<String, PdfSigner> signers = new ConcurrentHashMap<>();
    private final URI page;

    /**
     * None yet.
     *
     * @param page where people sign
     */
    SigningTasks(URI page) {
        this.page = page;
    }

    /**
     * One of them.
     *
     * @param paper in base64
     * @param signed in base64; empty while nobody has
     */
    record Task(String title, String signer, String paper, URI back, String status, String signed) {

        byte[] paperBytes() {
            return Base64.getDecoder().decode(paper);
        }

        @Override
        public String toString() {
            return "Task[" + status + "]";
        }
    }

    void register(NationalId person, PdfSigner signature) {
        signers.put(person.reveal(), signature);
    }

    Optional<Task> find(String id) {
        return Optional.ofNullable(tasks.get(id)).filter(task -> task.status().equals("venter"));
    }

    /** Signed by whom it is for, as far as we know her. */
    void sign(String id) {
        tasks.computeIfPresent(id, (_, task) -> Optional.ofNullable(signers.get(task.signer()))
                .map(signature -> settled(task, "signert", signature))
                .orElse(task));
    }

    /** Signed by another of those that we know, as if she had handed her phone to somebody. */
    void signAsSomebodyElse(String id) {
        tasks.computeIfPresent(id, (_, task) -> {
            var others = new ArrayList<>(signers.entrySet());
            others.removeIf(signer -> signer.getKey().equals(task.signer()));
            return others.isEmpty()
                    ? task
                    : settled(task, "signert", others.getFirst().getValue());
        });
    }

    void decline(String id) {
        tasks.computeIfPresent(
                id, (_, task) -> new Task(task.title(), task.signer(), task.paper(), task.back(), "avvist", ""));
    }

    private static Task settled(Task task, String status, PdfSigner signature) {
        var signed = Base64.getEncoder().encodeToString(signature.sign(task.paperBytes()));
        return new Task(task.title(), task.signer(), task.paper(), task.back(), status, signed);
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        var request = event.getRequest();
        var parts = List.of(request.getUrl().substring(PATH.length() + 1).split("/", -1));
        var id = parts.getFirst();
        if (request.getMethod().equals(RequestMethod.PUT)) {
            return put(id, request.getBody());
        }
        return Optional.ofNullable(tasks.get(id))
                .map(task ->
                        parts.size() == 1 ? json(JSON.createObjectNode().put("status", task.status())) : signed(task))
                .orElseGet(() -> status(404));
    }

    private ResponseDefinition put(String id, byte[] body) {
        try {
            var asked = JSON.readTree(body);
            tasks.putIfAbsent(
                    id,
                    new Task(
                            asked.path("tittel").asText(),
                            asked.at("/undertegner/foedselsnummer").asText(),
                            asked.at("/dokument/innhold").asText(),
                            URI.create(asked.path("tilbake").asText()),
                            "venter",
                            ""));
            return json(JSON.createObjectNode().put("side", page + id));
        } catch (IOException notJson) {
            return status(400);
        }
    }

    private static ResponseDefinition signed(Task task) {
        return task.signed().isEmpty()
                ? status(409)
                : new ResponseDefinitionBuilder()
                        .withStatus(200)
                        .withHeader("Content-Type", "application/pdf")
                        .withBody(Base64.getDecoder().decode(task.signed()))
                        .build();
    }

    private static ResponseDefinition json(JsonNode body) {
        return new ResponseDefinitionBuilder()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody(body.toString())
                .build();
    }

    private static ResponseDefinition status(int status) {
        return new ResponseDefinitionBuilder().withStatus(status).build();
    }

    @Override
    public String getName() {
        return "signing-tasks";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }
}
