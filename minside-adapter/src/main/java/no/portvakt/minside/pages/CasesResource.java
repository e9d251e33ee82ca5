package no.portvakt.minside.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import no.portvakt.minside.status.CaseView;
import no.portvakt.minside.status.MyCases;
import no.portvakt.profiles.reason.Reason;

/** {@code /saker}: my cases, and each of them. */
@Path(CaseDetail.FOLDER)
public class CasesResource {

    private final MyCases cases;
    private final Pages pages;

    public CasesResource(MyCases cases, Pages pages) {
        this.cases = cases;
        this.pages = pages;
    }

    @GET
    public Response list(@Context SecurityContext security, @Context UriInfo uri, @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        return pages.ok(visit, CaseList.of(visit, cases.of(visit.caller())));
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
            case CaseView.Open open -> pages.ok(visit, CaseDetail.of(visit, open));
            case CaseView.Masked masked ->
                pages.answer(
                        visit,
                        Refusal.maskedCase(visit, masked.opensAt(), CaseDetail.pathOf(masked.id())),
                        Response.Status.FORBIDDEN.getStatusCode());
        };
    }
}
