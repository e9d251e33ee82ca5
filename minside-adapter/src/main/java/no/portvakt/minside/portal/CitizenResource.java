package no.portvakt.minside.portal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.person.CallerContext;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.problem.Problem;
import no.portvakt.minside.problem.ProblemDocuments;
import no.portvakt.minside.status.MyCases;
import no.portvakt.profiles.reason.Reason;

/** What a citizen or her portal reads: services, cases, access log. */
@Path("/api/minside/v1")
@Produces(MediaType.APPLICATION_JSON)
public class CitizenResource {

    private static final Text LISTED_CASES = new Text(
            "Portalen viste deg sakene dine.", "Portalen viste deg sakene dine.", "The portal showed you your cases.");
    private static final Text SHOWED_CASE =
            new Text("Portalen viste deg en sak.", "Portalen viste deg ei sak.", "The portal showed you a case.");
    private static final Text SHOWED_LOG = new Text(
            "Portalen viste deg innsynsloggen din.",
            "Portalen viste deg innsynsloggen din.",
            "The portal showed you your access log.");

    private final Services services;
    private final MyCases cases;
    private final AccessLog accessLog;
    private final Readings readings;
    private final ProblemDocuments problems;
    private final WireWriter wire;

    public CitizenResource(
            Services services,
            MyCases cases,
            AccessLog accessLog,
            Readings readings,
            ProblemDocuments problems,
            URI publicOrigin) {
        this.services = services;
        this.cases = cases;
        this.accessLog = accessLog;
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
    @Path("/cases")
    public Response cases(@Context SecurityContext security) {
        var caller = CallerContext.of(security);
        readings.before(caller, LISTED_CASES, Optional.empty(), List.of());
        return ok(new Wire.CaseList(cases.of(caller).stream().map(wire::caseOf).toList()));
    }

    @GET
    @Path("/cases/{id}")
    public Response caseOf(@Context SecurityContext security, @PathParam("id") String id) {
        var caller = CallerContext.of(security);
        var found = cases.find(caller, id);
        if (found.isEmpty()) {
            return problems.of(Problem.of(Reason.NOT_FOUND), caller);
        }
        readings.before(caller, SHOWED_CASE, Optional.of(found.get().service()), List.of());
        return ok(wire.caseOf(found.get()));
    }

    @GET
    @Path("/access-log")
    public Response accessLog(@Context SecurityContext security) {
        var caller = CallerContext.of(security);
        readings.before(caller, SHOWED_LOG, Optional.empty(), List.of());
        return ok(new Wire.AccessLog(
                accessLog.of(caller).stream().map(WireWriter::entry).toList()));
    }

    private static Response ok(Object entity) {
        return Response.ok(entity).header("Cache-Control", "no-store").build();
    }
}
