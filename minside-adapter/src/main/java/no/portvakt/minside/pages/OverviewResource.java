package no.portvakt.minside.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.status.CaseQuery;
import no.portvakt.minside.status.MyCases;

/** {@code /}: my services. */
@Path("/")
public class OverviewResource {

    private final Services services;
    private final MyCases cases;
    private final Pages pages;

    public OverviewResource(Services services, MyCases cases, Pages pages) {
        this.services = services;
        this.cases = cases;
        this.pages = pages;
    }

    @GET
    public Response show(@Context SecurityContext security, @Context UriInfo uri, @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        var caller = visit.caller();
        return pages.ok(
                visit,
                Overview.of(
                        visit,
                        services.of(caller),
                        cases.first(caller, CaseQuery.all(Overview.RECENT)).cases()));
    }
}
