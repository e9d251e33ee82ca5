package no.portvakt.minside.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.accesslog.EntriesFound;
import no.portvakt.minside.accesslog.LogDownload;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.profiles.reason.Reason;
import org.jspecify.annotations.Nullable;

/** {@code /tilgangslogg}: who has used the citizen's information. */
@Path(AccessLogPage.PATH)
public class AccessLogResource {

    private final AccessLog log;
    private final LogDownload download;
    private final Services services;
    private final Pages pages;

    public AccessLogResource(AccessLog log, LogDownload download, Services services, Pages pages) {
        this.log = log;
        this.download = download;
        this.services = services;
        this.pages = pages;
    }

    @GET
    public Response show(
            @Nullable @QueryParam("side") String cursor,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        var caller = visit.caller();
        return switch (log.of(caller, Optional.ofNullable(cursor), AccessLogPage.PER_PAGE)) {
            case EntriesFound.Page page ->
                pages.ok(
                        visit,
                        AccessLogPage.of(visit, page, cursor == null, service -> services.find(caller, service)));
            case EntriesFound.UnknownCursor unknown -> pages.refuse(visit, Reason.NOT_FOUND);
        };
    }

    /** All of it, as a table for a spreadsheet. */
    @GET
    @Path(AccessLogPage.TABLE)
    public Response table(@Context SecurityContext security, @Context UriInfo uri, @Context HttpHeaders headers) {
        return download.table(Visit.of(security, uri, headers).caller());
    }

    /** All of it, for programs. */
    @GET
    @Path(AccessLogPage.JSON)
    public Response json(@Context SecurityContext security, @Context UriInfo uri, @Context HttpHeaders headers) {
        return download.json(Visit.of(security, uri, headers).caller());
    }
}
