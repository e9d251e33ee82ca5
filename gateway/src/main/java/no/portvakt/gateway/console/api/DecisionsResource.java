package no.portvakt.gateway.console.api;

import jakarta.inject.Provider;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.decisions.DecisionPlace;
import no.portvakt.gateway.console.decisions.DecisionSearch.Stretch;
import no.portvakt.gateway.console.decisions.FoundDecision;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.trust.correlation.CorrelationId;

/** Why was this citizen refused: decisions by the id that her page shows, or by service and time. */
@Path("/api/console/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
public class DecisionsResource {

    private static final int MOST = 1_000;
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Provider<ConsoleServices> services;
    private final Provider<Clock> clock;

    public DecisionsResource(Provider<ConsoleServices> services, Provider<Clock> clock) {
        this.services = services;
        this.clock = clock;
    }

    /**
     * Decisions, newest first; by {@code correlation}, or by {@code service} and a stretch of time.
     *
     * @param from ISO 8601 with offset; a day before {@code to} if it is left out
     * @param to now if it is left out
     * @param after {@code next} of the page before: goes on where that ended, whatever has come in the meantime
     */
    @GET
    public Response search(
            @Context SecurityContext security,
            @QueryParam("correlation") Optional<String> correlation,
            @QueryParam("service") Optional<String> service,
            @QueryParam("from") Optional<String> from,
            @QueryParam("to") Optional<String> to,
            @QueryParam("most") @DefaultValue("100") int most,
            @QueryParam("after") Optional<String> after) {
        var caller = Caller.of(security);
        if (!caller.call().officer().mayAtAll(Action.SEARCH_DECISIONS)) {
            return Replies.forbidden(caller);
        }
        if (correlation.isPresent() == service.isPresent()) {
            return Replies.invalid(caller, "correlation", "one of correlation and service has to be there");
        }
        if (correlation.isPresent()) {
            return CorrelationId.parse(correlation.get())
                    .map(id -> Response.ok(new Found(byCorrelation(caller, id), Optional.empty()))
                            .build())
                    .orElseGet(() -> Replies.invalid(caller, "correlation", "is no correlation id"));
        }
        var ends = moment(to.orElse(clock.get().instant().toString()));
        var begins = from.map(DecisionsResource::moment).orElseGet(() -> ends.map(end -> end.minus(A_DAY)));
        if (begins.isEmpty() || ends.isEmpty()) {
            return Replies.invalid(
                    caller, begins.isEmpty() ? "from" : "to", "is no time, such as 2026-11-22T10:42:00Z");
        }
        var place = after.flatMap(DecisionPlace::parse);
        if (after.isPresent() && place.isEmpty()) {
            return Replies.invalid(caller, "after", "is no cursor that was given out here");
        }
        var known = ServiceId.parse(service.get());
        return known.filter(id -> caller.call().officer().may(Action.SEARCH_DECISIONS, id))
                .map(id -> byService(id, new Stretch(begins.get(), ends.get()), Math.clamp(most, 1, MOST), place))
                .orElseGet(() -> known.isEmpty()
                        ? Replies.invalid(caller, "service", "is no service id")
                        : Replies.forbidden(caller));
    }

    private List<DecisionView> byCorrelation(Caller caller, CorrelationId id) {
        return services.get().decisions().byCorrelation(id).stream()
                .filter(found -> caller.call()
                        .officer()
                        .may(Action.SEARCH_DECISIONS, found.decision().service()))
                .map(DecisionView::of)
                .toList();
    }

    private Response byService(ServiceId service, Stretch stretch, int most, Optional<DecisionPlace> after) {
        var found = services.get().decisions().byService(service, stretch, most, after);
        Optional<FoundDecision> last = found.size() < most ? Optional.empty() : Optional.of(found.getLast());
        return Response.ok(
                        new Found(found.stream().map(DecisionView::of).toList(), last.map(decision -> decision.place()
                                .cursor())))
                .build();
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * A page of decisions.
     *
     * @param next to be sent as {@code after}; left out where nothing more can follow
     */
    public record Found(List<DecisionView> decisions, Optional<String> next) {}
}
