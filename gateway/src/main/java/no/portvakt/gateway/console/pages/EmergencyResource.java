package no.portvakt.gateway.console.pages;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import no.portvakt.gateway.console.emergency.EmergencyDesk;
import no.portvakt.gateway.console.emergency.EmergencyOutcome;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;

/** Raising in an emergency, and ending it. */
@Path("/emergency")
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.WILDCARD})
public class EmergencyResource {

    private static final String EVERY_SERVICE = "*";

    private final Supplier<OfficerCall> caller;
    private final Answers answers;
    private final EmergencyPages pages;
    private final EmergencyDesk desk;

    @Inject
    public EmergencyResource(ConsolePages pages) {
        this.caller = pages.caller();
        this.answers = pages.answers();
        this.pages = pages.emergencies();
        this.desk = pages.desk();
    }

    @GET
    public Response page(
            @QueryParam("told") @DefaultValue("") String told, @Context UriInfo address, @Context HttpHeaders headers) {
        var visit = Visits.of(caller.get(), address, headers);
        return answers.page(visit, pages.page(visit, Told.words(told, visit.words())));
    }

    @POST
    public Response raise(
            @FormParam(FormToken.FIELD) @DefaultValue("") String token,
            @FormParam("service") @DefaultValue("") String service,
            @FormParam("level") @DefaultValue("") String level,
            @FormParam("reason") @DefaultValue("") String reason,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        var visit = Visits.of(caller.get(), address, headers);
        var chosen = level.matches("[1-4]") ? SecurityLevel.of(Integer.parseInt(level)) : Optional.<SecurityLevel>empty();
        var one = ServiceId.parse(service);
        return answers.checked(visit, token, () -> {
            if (chosen.isEmpty() || (one.isEmpty() && !service.equals(EVERY_SERVICE))) {
                return told(new EmergencyOutcome.Invalid("service", "none"));
            }
            return told(desk.raise(visit.call(), one, chosen.get(), reason));
        });
    }

    @POST
    @Path("{id: [0-9a-f-]{36}}/{step: end|agree|keep}")
    public Response step(
            @PathParam("id") String id,
            @PathParam("step") String step,
            @FormParam(FormToken.FIELD) @DefaultValue("") String token,
            @FormParam("reason") @DefaultValue("") String reason,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        var visit = Visits.of(caller.get(), address, headers);
        return answers.checked(visit, token, () -> ReadingResource.uuid(id)
                .map(found -> told(step(visit, found, step, reason)))
                .orElseGet(() -> answers.notFound(visit)));
    }

    private EmergencyOutcome step(Visit visit, UUID id, String step, String reason) {
        return switch (step) {
            case "end" -> desk.proposeEnd(visit.call(), id, reason);
            case "agree" -> desk.agreeToEnd(visit.call(), id, reason);
            default -> desk.withdrawEnd(visit.call(), id, reason);
        };
    }

    private static Response told(EmergencyOutcome outcome) {
        return Answers.lookAt("/emergency?told=" + EmergencyPages.keyOf(outcome));
    }
}
