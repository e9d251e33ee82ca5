package no.portvakt.minside.portal;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.accesslog.EntriesFound;
import no.portvakt.minside.accesslog.LogDownload;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.CallerContext;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.problem.Problem;
import no.portvakt.minside.problem.ProblemDocuments;
import org.jspecify.annotations.Nullable;

/** What a citizen or her portal reads: services and access log. */
@Path("/api/minside/v1")
@Produces(MediaType.APPLICATION_JSON)
public class CitizenResource {

    private static final Text SHOWED_LOG = new Text(
            "Portalen viste deg innsynsloggen din.",
            "Portalen viste deg innsynsloggen din.",
            "The portal showed you your access log.");

    private static final Text GAVE_LOG = new Text(
            "Portalen lastet ned innsynsloggen din.",
            "Portalen lasta ned innsynsloggen din.",
            "The portal downloaded your access log.");

    private final Services services;
    private final AccessLog accessLog;
    private final LogDownload download;
    private final Readings readings;
    private final ProblemDocuments problems;
    private final WireWriter wire;

    public CitizenResource(
            Services services,
            AccessLog accessLog,
            LogDownload download,
            Readings readings,
            ProblemDocuments problems,
            URI publicOrigin) {
        this.services = services;
        this.accessLog = accessLog;
        this.download = download;
        this.readings = readings;
        this.problems = problems;
        this.wire = new WireWriter(publicOrigin);
    }

    @GET
    @Path("/services")
    public Response services(@Context SecurityContext security) {
        var caller = CallerContext.of(security);
        return ok(new Wire.ServiceList(
                services.of(caller).stream().map(wire::service).toList()));
    }

    @GET
    @Path("/access-log")
    public Response accessLog(
            @Context SecurityContext security,
            @Nullable @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        var caller = CallerContext.of(security);
        if (limit < 1 || limit > AccessLog.MOST) {
            return wrong(caller, new Problem.Field("limit", "must be 1 to " + AccessLog.MOST));
        }
        return switch (accessLog.of(caller, Optional.ofNullable(cursor), limit)) {
            case EntriesFound.Page page -> {
                readings.before(caller, SHOWED_LOG, Optional.empty(), List.of());
                yield ok(WireWriter.log(page));
            }
            case EntriesFound.UnknownCursor unknown -> wrong(caller, new Problem.Field("cursor", "is none of ours"));
        };
    }

    /** All of it, as a file. */
    @GET
    @Path("/access-log/export")
    public Response export(@Context SecurityContext security) {
        var caller = CallerContext.of(security);
        readings.before(caller, GAVE_LOG, Optional.empty(), List.of());
        return download.json(caller);
    }

    private Response wrong(Caller caller, Problem.Field field) {
        return problems.of(Problem.invalid(List.of(field)), caller);
    }

    private static Response ok(Object entity) {
        return Response.ok(entity).header("Cache-Control", "no-store").build();
    }
}
