package no.portvakt.minside.pages;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.catalogue.Services;

/** {@code /tilgangslogg}: who has used the citizen's information. */
@Path(AccessLogPage.PATH)
public class AccessLogResource {

    private final AccessLog log;
    private final Services services;
    private final Pages pages;

    public AccessLogResource(AccessLog log, Services services, Pages pages) {
        this.log = log;
        this.services = services;
        this.pages = pages;
    }

    @GET
    public Response show(
            @QueryParam("side") @DefaultValue("1") int side,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        var caller = visit.caller();
        return pages.ok(
                visit, AccessLogPage.of(visit, log.of(caller), side, service -> services.find(caller, service)));
    }
}
