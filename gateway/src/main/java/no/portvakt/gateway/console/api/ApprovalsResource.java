package no.portvakt.gateway.console.api;

import jakarta.inject.Provider;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.life.JointOutcome;
import org.jspecify.annotations.Nullable;

/** Several proposals approved as one step. */
@Path("/api/console/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
public class ApprovalsResource {

    private final Provider<ConsoleServices> services;

    public ApprovalsResource(Provider<ConsoleServices> services) {
        this.services = services;
    }

    /** All of them or none; a problem names the version that stood in the way in {@code field}. */
    @POST
    public Response approve(@Context SecurityContext security, Together together) {
        var caller = Caller.of(security);
        var ids = Optional.ofNullable(together.versions()).orElse(List.of());
        var outcome =
                services.get().life().approveTogether(caller.call(), ids, DocumentsResource.text(together.reason()));
        return switch (outcome) {
            case JointOutcome.Done done ->
                Response.ok(DocumentsResource.views(done.lines())).build();
            case JointOutcome.NotDone notDone -> Replies.of(caller, notDone.why(), "versions/" + notDone.version());
            case JointOutcome.NotTogether notTogether -> Replies.notTogether(caller, notTogether.problems());
            case JointOutcome.Invalid invalid -> Replies.invalid(caller, invalid.field(), invalid.why());
        };
    }

    /** The versions, and why they are approved. */
    public record Together(
            @Nullable List<Long> versions, @Nullable String reason) {}
}
