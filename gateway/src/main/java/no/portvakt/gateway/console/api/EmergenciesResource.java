package no.portvakt.gateway.console.api;

import jakarta.inject.Provider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import org.jspecify.annotations.Nullable;

/** Levels raised by hand. */
@Path("/api/console/v1/emergencies")
@Produces(MediaType.APPLICATION_JSON)
public class EmergenciesResource {

    private static final String EVERY_SERVICE = "*";

    private final Provider<ConsoleServices> services;

    public EmergenciesResource(Provider<ConsoleServices> services) {
        this.services = services;
    }

    /** What is in force. */
    @GET
    public List<EmergencyView> inForce() {
        return services.get().emergencies().inForce().stream()
                .map(EmergencyView::of)
                .toList();
    }

    /** Raises one service, or all with {@code *}, at once. */
    @POST
    public Response raise(@Context SecurityContext security, Raise raise) {
        var caller = Caller.of(security);
        var service = DocumentsResource.text(raise.service());
        var one = ServiceId.parse(service);
        var level = SecurityLevel.of(raise.level());
        if (one.isEmpty() && !service.equals(EVERY_SERVICE)) {
            return Replies.invalid(caller, "service", "must be a service, or * for all of them");
        }
        return level.map(known -> Replies.of(
                        caller,
                        services.get()
                                .emergencies()
                                .raise(caller.call(), one, known, DocumentsResource.text(raise.reason()))))
                .orElseGet(() -> Replies.invalid(caller, "level", "must be from 1 to 4"));
    }

    /** The first of two who end it. */
    @POST
    @Path("/{id}/end")
    public Response proposeEnd(
            @Context SecurityContext security, @PathParam("id") UUID id, VersionsResource.Because because) {
        var caller = Caller.of(security);
        return Replies.of(caller, services.get().emergencies().proposeEnd(caller.call(), id, because.text()));
    }

    /** The second of two who end it. */
    @POST
    @Path("/{id}/end/approval")
    public Response agree(
            @Context SecurityContext security, @PathParam("id") UUID id, VersionsResource.Because because) {
        var caller = Caller.of(security);
        return Replies.of(caller, services.get().emergencies().agreeToEnd(caller.call(), id, because.text()));
    }

    @POST
    @Path("/{id}/end/withdrawal")
    public Response withdraw(
            @Context SecurityContext security, @PathParam("id") UUID id, VersionsResource.Because because) {
        var caller = Caller.of(security);
        return Replies.of(caller, services.get().emergencies().withdrawEnd(caller.call(), id, because.text()));
    }

    /** What to raise, and to which level. */
    public record Raise(
            @Nullable String service, int level, @Nullable String reason) {}
}
