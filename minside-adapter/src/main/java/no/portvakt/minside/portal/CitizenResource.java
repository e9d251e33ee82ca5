package no.portvakt.minside.portal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** What a citizen or her portal reads: services and access log. */
@Path("/api/minside/v1")
@Produces(MediaType.APPLICATION_JSON)
public class CitizenResource {

    private static final Text SHOWED_LOG = new Text(
            "Portalen viste deg innsynsloggen din.",
            "Portalen viste deg innsynsloggen din.",
            "The portal showed you your access log.");

    private final Services services;
    private final AccessLog accessLog;
    private final Readings readings;
    private final WireWriter wire;

    public CitizenResource(Services services, AccessLog accessLog, Readings readings, URI publicOrigin) {
        this.services = services;
        this.accessLog = accessLog;
        this.readings = readings;
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
