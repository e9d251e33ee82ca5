package no.portvakt.minside.pages;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.stream.Collectors;
import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.catalogue.RetentionClass;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.status.CaseQuery;
import no.portvakt.minside.status.CaseView;
import no.portvakt.minside.status.CasesFound;
import no.portvakt.minside.status.CitizenStatus;
import no.portvakt.minside.status.MyCases;
import no.portvakt.profiles.reason.Reason;
import org.jspecify.annotations.Nullable;

/** {@code /saker}: my cases, and each of them. */
@Path(CaseDetail.FOLDER)
public class CasesResource {

    private static final int AT_ONCE = 20;

    private final MyCases cases;
    private final Services services;
    private final Pages pages;

    public CasesResource(MyCases cases, Services services, Pages pages) {
        this.cases = cases;
        this.services = services;
        this.pages = pages;
    }

    @GET
    public Response list(
            @Nullable @QueryParam(CaseList.CURSOR) String cursor,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        if (cursor == null) {
            return pages.ok(visit, CaseList.of(visit, cases.first(visit.caller(), CaseQuery.all(AT_ONCE)), false));
        }
        return switch (cases.next(visit.caller(), cursor)) {
            case CasesFound.Page page -> pages.ok(visit, CaseList.of(visit, page, true));
            case CasesFound.UnknownCursor unknown -> pages.refuse(visit, Reason.NOT_FOUND);
        };
    }

    /** What she searches for can be about people: it goes on in an address only sealed. */
    @POST
    @Path("/sok")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response search(
            MultivaluedMap<String, String> sent,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        var words = Optional.ofNullable(sent.getFirst("ord"))
                .map(said -> said.substring(0, Math.min(said.length(), CaseQuery.LONGEST)));
        var statuses = Optional.ofNullable(sent.getFirst("status")).flatMap(CitizenStatus::of).stream()
                .collect(Collectors.toUnmodifiableSet());
        var query = new CaseQuery(CaseQuery.Order.CHANGED, Optional.empty(), statuses, words, AT_ONCE);
        return pages.seeOther(
                query.isNarrowed() ? CaseList.pathTo(cases.cursorTo(visit.caller(), query)) : CaseDetail.FOLDER);
    }

    private Optional<RetentionClass> kept(CaseView.Open open) {
        return services.form(open.service()).map(Form::retention);
    }

    /** Another person's case and one that does not exist are answered alike. */
    @GET
    @Path("/{id}")
    public Response one(
            @PathParam("id") String id,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        var found = cases.find(visit.caller(), id);
        if (found.isEmpty()) {
            return pages.refuse(visit, Reason.NOT_FOUND);
        }
        return switch (found.get()) {
            case CaseView.Open open -> pages.ok(visit, CaseDetail.of(visit, open, kept(open)));
            case CaseView.Masked masked ->
                pages.answer(
                        visit,
                        Refusal.maskedCase(visit, masked.opensAt(), CaseDetail.pathOf(masked.id())),
                        Response.Status.FORBIDDEN.getStatusCode());
        };
    }
}
