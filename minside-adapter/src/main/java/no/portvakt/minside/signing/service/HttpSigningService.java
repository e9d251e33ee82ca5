package no.portvakt.minside.signing.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.grant.AuthorizedCalls;
import no.portvakt.minside.grant.AuthorizedCalls.Reply;
import no.portvakt.minside.grant.Grants;
import no.portvakt.minside.signing.Paper;
import no.portvakt.minside.signing.SigningService;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;

/** A signing service with a page of its own, asked as docs/contracts/signing.md says. Thread-safe. */
public final class HttpSigningService implements SigningService {

    private static final long MOST_BYTES = 32L << 20;
    private static final String TASKS = "/v1/oppdrag";

    private final String name;
    private final URI tasks;
    private final AuthorizedCalls calls;
    private final ObjectMapper json;

    /**
     * Makes it.
     *
     * @param name as the citizen is told of it
     * @param base its address, without the API's own path
     * @param patience until the last byte of an answer
     * @throws IllegalArgumentException for an address without TLS that is not on this machine
     */
    public HttpSigningService(
            String name, HttpClient http, URI base, Duration patience, Grants grants, ObjectMapper json) {
        if (!AuthorizedCalls.isFit(base)) {
            throw new IllegalArgumentException(
                    "minside.signing.service.url has to begin with https: people's papers go there");
        }
        this.name = name;
        this.tasks = URI.create(base + TASKS);
        this.calls = new AuthorizedCalls(http, grants, patience, MOST_BYTES);
        this.json = json;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Begun begin(Task task) {
        var request = request(place(task.id()), task.correlation())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(written(task)));
        return switch (calls.call(request)) {
            case Reply.None(var problem) -> new Begun.Away(problem);
            case Reply.Answered(var answer) when isDone(answer) -> page(answer.body());
            case Reply.Answered(var answer) -> new Begun.Away("status " + answer.statusCode());
        };
    }

    @Override
    public Progress look(UUID task, CorrelationId correlation) {
        return switch (calls.call(request(place(task), correlation).GET())) {
            case Reply.None(var problem) -> new Progress.Away(problem);
            case Reply.Answered(var answer)
            when answer.statusCode() == 200 -> progress(task, status(answer.body()), correlation);
            case Reply.Answered(var answer)
            when answer.statusCode() == 404 || answer.statusCode() == 410 -> new Progress.Over();
            case Reply.Answered(var answer) -> new Progress.Away("status " + answer.statusCode());
        };
    }

    private Progress progress(UUID task, String status, CorrelationId correlation) {
        return switch (status) {
            case "venter" -> new Progress.Waiting();
            case "signert" -> fetch(task, correlation);
            case "avvist" -> new Progress.Declined();
            case "utloept", "feilet" -> new Progress.Over();
            default -> new Progress.Away("a status that we do not know");
        };
    }

    private Progress fetch(UUID task, CorrelationId correlation) {
        var request = request(URI.create(place(task) + "/signert"), correlation).GET();
        return switch (calls.call(request)) {
            case Reply.None(var problem) -> new Progress.Away(problem);
            case Reply.Answered(var answer)
            when answer.statusCode() == 200 -> new Progress.Signed(Paper.of(answer.body()));
            case Reply.Answered(var answer) -> new Progress.Away("status " + answer.statusCode());
        };
    }

    private URI place(UUID task) {
        return URI.create(tasks + "/" + task);
    }

    private static HttpRequest.Builder request(URI uri, CorrelationId correlation) {
        return HttpRequest.newBuilder(uri).header(CorrelationId.HEADER, correlation.value());
    }

    private static boolean isDone(HttpResponse<byte[]> answer) {
        return answer.statusCode() == 200 || answer.statusCode() == 201;
    }

    private String written(Task task) {
        var body = json.createObjectNode()
                .put("tittel", task.title())
                .put("spraak", task.language().tag())
                .put("tilbake", task.back().toString())
                .put("frist", task.until().toString());
        body.putObject("undertegner").put("foedselsnummer", task.signer().reveal());
        body.putObject("dokument")
                .put("medietype", "application/pdf")
                .put("innhold", Base64.getEncoder().encodeToString(task.paper().bytes()));
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a signing task cannot be written", broken);
        }
    }

    /** Nobody is sent to an address without TLS, or to one that says who she is. */
    private Begun page(byte[] body) {
        return text(body, "side")
                .flatMap(HttpSigningService::address)
                .filter(AuthorizedCalls::isFit)
                .filter(page -> !NationalId.occursIn(page.toString()))
                .<Begun>map(Begun.At::new)
                .orElseGet(() -> new Begun.Away("no address that she could be sent to"));
    }

    private String status(byte[] body) {
        return text(body, "status").orElse("");
    }

    private Optional<String> text(byte[] body, String field) {
        try {
            return Optional.of(json.readTree(body).path(field).asText("")).filter(text -> !text.isEmpty());
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<URI> address(String written) {
        try {
            return Optional.of(URI.create(written));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
