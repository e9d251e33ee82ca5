package no.portvakt.minside.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.peer.PeerTokens;
import no.portvakt.minside.problem.Problem;
import no.portvakt.minside.problem.ProblemDocuments;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;
import org.jspecify.annotations.Nullable;

/** Where fagsystemer report. Contract: {@code docs/contracts/fagsystem-events.md}. */
@Path("/api/fagsystem/v1/events")
@Produces(MediaType.APPLICATION_JSON)
public class EventsResource {

    private static final String SINGLE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String BEARER = "Bearer ";

    private final EventIntake intake;
    private final PeerTokens fagsystemer;
    private final ProblemDocuments problems;
    private final ObjectMapper json;

    public EventsResource(EventIntake intake, PeerTokens fagsystemer, ProblemDocuments problems, ObjectMapper json) {
        this.intake = intake;
        this.fagsystemer = fagsystemer;
        this.problems = problems;
        this.json = json;
    }

    @POST
    @Consumes({SINGLE, BATCH})
    public Response receive(
            @Nullable @HeaderParam("Authorization") String authorization,
            @Nullable @HeaderParam(CorrelationId.HEADER) String correlation,
            String body) {
        var id = Optional.ofNullable(correlation).flatMap(CorrelationId::parse).orElseGet(CorrelationId::random);
        var sender = Optional.ofNullable(authorization)
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> fagsystemer.verify(header.substring(BEARER.length())))
                .map(JWTClaimsSet::getIssuer);
        if (sender.isEmpty()) {
            return problems.of(Problem.of(Reason.INVALID_CREDENTIAL), id);
        }
        return parse(body)
                .map(events -> Response.ok(new Results(events.stream()
                                .map(event -> result(sender.get(), event))
                                .toList()))
                        .build())
                .orElseGet(() -> problems.of(Problem.of(Reason.INVALID_INPUT), id));
    }

    /** All of them or none: empty if one is no CloudEvent. */
    private Optional<List<JsonNode>> parse(String body) {
        try {
            var read = json.readTree(body);
            List<JsonNode> events = new ArrayList<>();
            if (read.isArray()) {
                read.forEach(events::add);
            } else {
                events.add(read);
            }
            boolean sound = events.size() <= CloudEvent.MOST && events.stream().allMatch(CloudEvent::isOne);
            return sound ? Optional.of(events) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private Result result(String fagsystem, JsonNode event) {
        var outcome = intake.receive(fagsystem, event);
        var reason = outcome instanceof EventOutcome.SetAside aside
                ? Optional.of(aside.reason().id())
                : Optional.<String>empty();
        return new Result(event.path("source").asText(), event.path("id").asText(), outcome.id(), reason);
    }

    /** What the sender is told. */
    record Results(List<Result> results) {}

    /** What became of one event. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Result(String source, String id, String outcome, Optional<String> reason) {}
}
