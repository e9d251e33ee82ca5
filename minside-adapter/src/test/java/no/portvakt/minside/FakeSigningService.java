package no.portvakt.minside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import no.portvakt.minside.signing.Paper;

/** A signing service that remembers, inside WireMock, by docs/contracts/signing.md. Nobody has to go to its page. */
public final class FakeSigningService implements ResponseTransformerV2 {

    static final String FOLDER = "/signering-api";
    static final String TOKEN = "Bearer signing-token";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Task> tasks = new ConcurrentHashMap<>();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private volatile boolean down;
    private volatile String page = "https://signering.example.no/signer/";

    /** A task, and what became of it. */
    record Task(JsonNode asked, String status, Paper signed) {

        byte[] paper() {
            return Base64.getDecoder().decode(asked.at("/dokument/innhold").asText());
        }

        String signer() {
            return asked.at("/undertegner/foedselsnummer").asText();
        }
    }

    void goDown(boolean now) {
        down = now;
    }

    /** Where it sends people from now on. */
    void leadTo(String begin) {
        page = begin;
    }

    /** The one that came last. */
    String last() {
        return order.getLast();
    }

    Task task(String id) {
        return Optional.ofNullable(tasks.get(id)).orElseThrow();
    }

    /** Somebody was on its page. */
    void settle(String id, String status, byte[] signed) {
        tasks.computeIfPresent(id, (_, task) -> new Task(task.asked(), status, Paper.of(signed)));
    }

    @Override
    public String getName() {
        return "fake-signing";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        var request = event.getRequest();
        if (down) {
            return status(503);
        }
        if (!TOKEN.equals(request.getHeader("Authorization"))) {
            return status(401);
        }
        var parts = List.of(
                request.getUrl().substring((FOLDER + "/v1/oppdrag/").length()).split("/", -1));
        if (RequestMethod.PUT.equals(request.getMethod())) {
            return put(parts.getFirst(), request);
        }
        var task = tasks.get(parts.getFirst());
        if (task == null) {
            return status(404);
        }
        return parts.size() == 1
                ? json("{\"status\": \"" + task.status() + "\"}")
                : Response.response().status(200).body(task.signed().bytes()).build();
    }

    private Response put(String id, Request request) {
        try {
            tasks.putIfAbsent(id, new Task(JSON.readTree(request.getBodyAsString()), "venter", Paper.of(new byte[0])));
            order.add(id);
            return json("{\"side\": \"" + page + id + "\"}");
        } catch (JsonProcessingException notJson) {
            return status(400);
        }
    }

    private static Response json(String body) {
        return Response.response().status(200).body(body).build();
    }

    private static Response status(int status) {
        return Response.response().status(status).build();
    }
}
