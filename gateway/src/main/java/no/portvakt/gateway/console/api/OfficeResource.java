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
import java.util.Arrays;
import java.util.List;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.gateway.console.officers.Role;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.load.Problem;

/** Who I am here, and what officers did. */
@Path("/api/console/v1")
@Produces(MediaType.APPLICATION_JSON)
public class OfficeResource {

    private static final int MOST = 1_000;

    private final Provider<ConsoleServices> services;

    public OfficeResource(Provider<ConsoleServices> services) {
        this.services = services;
    }

    @GET
    @Path("/me")
    public Me me(@Context SecurityContext security) {
        var officer = Caller.of(security).call().officer();
        return new Me(
                officer.subject(),
                officer.name(),
                officer.roles().stream().map(Role::word).sorted().toList(),
                officer.owns().stream().map(ServiceId::value).sorted().toList(),
                Arrays.stream(Action.values())
                        .filter(officer::mayAtAll)
                        .map(Action::word)
                        .toList(),
                services.get().approvers().areTooFew(),
                services.get().readOnly(),
                services.get().folderProblems().get());
    }

    /** The newest records that hold these words. */
    @GET
    @Path("/audit")
    public Response audit(
            @Context SecurityContext security,
            @QueryParam("words") @DefaultValue("") String words,
            @QueryParam("most") @DefaultValue("100") int most) {
        var caller = Caller.of(security);
        return caller.call().officer().may(Action.READ_AUDIT)
                ? Response.ok(services.get().audit().newest(words, Math.clamp(most, 1, MOST)))
                        .build()
                : Replies.forbidden(caller);
    }

    /**
     * An officer.
     *
     * @param may the actions that she may take on something
     * @param approversAreTooFew whether nothing can be lowered, since fewer than two could approve
     * @param readOnly whether files are the truth here
     * @param folderProblems why those files are not what is enforced
     */
    public record Me(
            String subject,
            String name,
            List<String> roles,
            List<String> owns,
            List<String> may,
            boolean approversAreTooFew,
            boolean readOnly,
            List<Problem> folderProblems) {}
}
