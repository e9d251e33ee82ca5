package no.portvakt.minside.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import no.portvakt.minside.event.EventContract;
import no.portvakt.minside.event.EventProblem;
import no.portvakt.minside.event.EventText;
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

    private final EventIntake intake;
    private final PeerTokens fagsystemer;
    private final ProblemDocuments problems;

    public EventsResource(EventIntake intake, PeerTokens fagsystemer, ProblemDocuments problems) {
        this.intake = intake;
        this.fagsystemer = fagsystemer;
        this.problems = problems;
    }

    @POST
    @Consumes({SINGLE, BATCH})
    public Response receive(
            @Nullable @HeaderParam("Authorization") String authorization,
            @Nullable @HeaderParam(CorrelationId.HEADER) String correlation,
            String body) {
        var id = Optional.ofNullable(correlation).flatMap(CorrelationId::parse).orElseGet(CorrelationId::random);
        var sender = fagsystemer.issuerOf(Optional.ofNullable(authorization));
        if (sender.isEmpty()) {
            return problems.of(Problem.of(Reason.INVALID_CREDENTIAL), id);
        }
        return switch (parse(body)) {
            case Sent.Events(var events) -> answer(sender.get(), events, id);
            case Sent.NoEvents(var problem) -> problems.of(Problem.invalid(List.of(problem)), id);
        };
    }

    /** One that is wrong never stops the next; only what is alone is refused as a whole. */
    private Response answer(String fagsystem, List<JsonNode> events, CorrelationId id) {
        var outcomes = intake.receive(fagsystem, events);
        if (outcomes.size() == 1 && outcomes.getFirst() instanceof EventOutcome.Refused(var wrong)) {
            return problems.of(
                    Problem.invalid(wrong.stream()
                            .map(one -> new Problem.Field(one.path(), one.problem()))
                            .toList()),
                    id);
        }
        return Response.ok(new Results(IntStream.range(0, events.size())
                        .mapToObj(i -> result(events.get(i), outcomes.get(i)))
                        .toList()))
                .build();
    }

    private static Sent parse(String body) {
        try {
            var text = EventText.read(new StringReader(body));
            if (text.broken().isPresent()) {
                var place = text.broken().get();
                return unreadable("is not JSON, or has a member twice: line %d, column %d"
                        .formatted(place.line(), place.column()));
            }
            return text.events().size() <= EventContract.MOST
                    ? new Sent.Events(
                            text.events().stream().map(EventText.Placed::event).toList())
                    : unreadable("has more than %d events".formatted(EventContract.MOST));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Sent unreadable(String why) {
        return new Sent.NoEvents(new Problem.Field("", why));
    }

    /** A request's body. */
    private sealed interface Sent {

        record Events(List<JsonNode> events) implements Sent {}

        record NoEvents(Problem.Field problem) implements Sent {}
    }

    private static Result result(JsonNode event, EventOutcome outcome) {
        var told = new Result(
                event.path("source").asText(), event.path("id").asText(), outcome.id(), Optional.empty(), List.of());
        return switch (outcome) {
            case EventOutcome.SetAside(var reason, var wrong) -> told.because(Optional.of(reason.id()), wrong);
            // Its names may be what is wrong with it, so they are not sent back.
            case EventOutcome.Refused(var wrong) -> new Result("", "", outcome.id(), Optional.empty(), wrong);
            case EventOutcome.Recorded recorded -> told;
            case EventOutcome.Late late -> told;
            case EventOutcome.Removed removed -> told;
            case EventOutcome.Duplicate duplicate -> told;
        };
    }

    /** What the sender is told. */
    record Results(List<Result> results) {}

    /**
     * What became of one event.
     *
     * @param source empty where it is refused
     * @param id the same
     * @param problems all that is wrong with it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Result(String source, String id, String outcome, Optional<String> reason, List<EventProblem> problems) {

        private Result because(Optional<String> why, List<EventProblem> wrong) {
            return new Result(source, id, outcome, why, wrong);
        }
    }
}
