package no.portvakt.gateway.console.api;

import jakarta.inject.Provider;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.life.Proposal;
import no.portvakt.gateway.console.life.SimulationResult;
import no.portvakt.gateway.console.life.Verdict;
import no.portvakt.profiles.reason.Reason;
import org.jspecify.annotations.Nullable;

/** One version: what it would change, and every step of its life. */
@Path("/api/console/v1")
@Produces(MediaType.APPLICATION_JSON)
public class VersionsResource {

    private static final String ID = "/versions/{id: [0-9]{1,15}}";
    private static final int MOST_DAYS = 400;

    private final Provider<ConsoleServices> services;

    public VersionsResource(Provider<ConsoleServices> services) {
        this.services = services;
    }

    /** Proposals that are open; with {@code waiting=true} those that this officer could approve. */
    @GET
    @Path("/proposals")
    public List<VersionView> proposals(
            @Context SecurityContext security, @QueryParam("waiting") @DefaultValue("false") boolean waiting) {
        var officer = Caller.of(security).call().officer();
        var profiles = services.get().profiles();
        return DocumentsResource.views(waiting ? profiles.waitingFor(officer) : profiles.open(officer));
    }

    @GET
    @Path(ID)
    public Response version(@Context SecurityContext security, @PathParam("id") long id) {
        var caller = Caller.of(security);
        return services.get()
                .profiles()
                .find(caller.call().officer(), id)
                .map(line -> Response.ok(VersionView.of(line)).build())
                .orElseGet(() -> Replies.unknown(caller));
    }

    /** What it would change of what is in force now. */
    @GET
    @Path(ID + "/diff")
    public Response diff(@Context SecurityContext security, @PathParam("id") long id) {
        var caller = Caller.of(security);
        return services.get()
                .life()
                .judge(caller.call(), id)
                .map(verdict -> switch (verdict) {
                    case Verdict.Sound sound -> Response.ok(sound.judgement()).build();
                    case Verdict.Unsound unsound ->
                        new ApiProblem(
                                        Reason.INVALID_INPUT,
                                        Optional.of("unsound"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        unsound.problems())
                                .response(caller);
                })
                .orElseGet(() -> Replies.unknown(caller));
    }

    /** Replays recorded decisions on it, and keeps what was found. */
    @POST
    @Path(ID + "/simulations")
    public Response simulate(@Context SecurityContext security, @PathParam("id") long id, Simulate simulate) {
        var caller = Caller.of(security);
        if (simulate.days() < 1 || simulate.days() > MOST_DAYS) {
            return Replies.invalid(caller, "days", "must be from 1 to " + MOST_DAYS);
        }
        return services.get()
                .simulations()
                .run(caller.call(), id, Duration.ofDays(simulate.days()))
                .map(VersionsResource::simulation)
                .orElseGet(() -> Replies.unknown(caller));
    }

    @GET
    @Path("/simulations/{id}")
    public Response simulation(@Context SecurityContext security, @PathParam("id") UUID id) {
        var caller = Caller.of(security);
        return services.get()
                .simulations()
                .find(caller.call(), id)
                .map(VersionsResource::simulation)
                .orElseGet(() -> Replies.unknown(caller));
    }

    @POST
    @Path(ID + "/proposal")
    public Response propose(@Context SecurityContext security, @PathParam("id") long id, Propose propose) {
        var caller = Caller.of(security);
        var proposal = new Proposal(
                DocumentsResource.text(propose.reason()),
                Optional.ofNullable(propose.from()),
                Optional.ofNullable(propose.simulation()));
        return Replies.of(caller, services.get().life().propose(caller.call(), id, proposal));
    }

    @POST
    @Path(ID + "/approval")
    public Response approve(@Context SecurityContext security, @PathParam("id") long id, Because because) {
        var caller = Caller.of(security);
        return Replies.of(caller, services.get().life().approve(caller.call(), id, because.text()));
    }

    @POST
    @Path(ID + "/withdrawal")
    public Response withdraw(@Context SecurityContext security, @PathParam("id") long id, Because because) {
        var caller = Caller.of(security);
        return Replies.of(caller, services.get().life().withdraw(caller.call(), id, because.text()));
    }

    /** The report is JSON already, and goes out as it was kept. */
    private static Response simulation(SimulationResult result) {
        return Response.ok("{\"id\":\"" + result.id() + "\",\"version\":" + result.version() + ",\"runAt\":\""
                        + result.runAt() + "\",\"report\":" + result.report() + "}")
                .build();
    }

    /** How far back. */
    public record Simulate(int days) {}

    /**
     * A proposal.
     *
     * @param from not active before
     * @param simulation the result that was shown
     */
    public record Propose(
            @Nullable String reason,
            @Nullable Instant from,
            @Nullable UUID simulation) {}

    /** Why. */
    public record Because(@Nullable String reason) {
        String text() {
            return DocumentsResource.text(reason);
        }
    }
}
