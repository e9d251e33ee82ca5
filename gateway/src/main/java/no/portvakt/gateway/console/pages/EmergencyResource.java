package no.portvakt.gateway.console.pages;

import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.emergency.EmergencyOutcome;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;

/** Raising in an emergency, and ending it. */
@Path("/emergency")
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.WILDCARD})
public class EmergencyResource {

    private static final String EVERY_SERVICE = "*";

    private final Provider<ConsolePages> pages;

    /** Takes a provider: there is a console in some processes only. */
    public EmergencyResource(Provider<ConsolePages> pages) {
        this.pages = pages;
    }

    @GET
    public Response page(@QueryParam("told") @DefaultValue("") String told, @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get()
                .answers()
                .pageOrNotFound(visit, pages.get().emergencies().page(visit, Told.words(told, visit.words())));
    }

    @POST
    public Response raise(
            @FormParam(FormToken.FIELD) @DefaultValue("") String token,
            @FormParam("service") @DefaultValue("") String service,
            @FormParam("level") @DefaultValue("") String level,
            @FormParam("reason") @DefaultValue("") String reason,
            @Context SecurityContext security) {
        var visit = Visit.of(security);
        var chosen =
                level.matches("[1-4]") ? SecurityLevel.of(Integer.parseInt(level)) : Optional.<SecurityLevel>empty();
        var one = ServiceId.parse(service);
        return pages.get().answers().checked(visit, token, () -> {
            if (chosen.isEmpty() || (one.isEmpty() && !service.equals(EVERY_SERVICE))) {
                return told(new EmergencyOutcome.Invalid("service", "none"));
            }
            return told(pages.get().services().emergencies().raise(visit.call(), one, chosen.get(), reason));
        });
    }

    @POST
    @Path("{id: [0-9a-f-]{36}}/{step: end|agree|keep}")
    public Response step(
            @PathParam("id") String id,
            @PathParam("step") String step,
            @FormParam(FormToken.FIELD) @DefaultValue("") String token,
            @FormParam("reason") @DefaultValue("") String reason,
            @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get().answers().checked(visit, token, () -> ReadingResource.uuid(id)
                .map(found -> told(step(visit, found, step, reason)))
                .orElseGet(() -> pages.get().answers().notFound(visit)));
    }

    private EmergencyOutcome step(Visit visit, UUID id, String step, String reason) {
        return switch (step) {
            case "end" -> pages.get().services().emergencies().proposeEnd(visit.call(), id, reason);
            case "agree" -> pages.get().services().emergencies().agreeToEnd(visit.call(), id, reason);
            default -> pages.get().services().emergencies().withdrawEnd(visit.call(), id, reason);
        };
    }

    private static Response told(EmergencyOutcome outcome) {
        return Answers.lookAt("/emergency?told=" + EmergencyPages.keyOf(outcome));
    }
}
