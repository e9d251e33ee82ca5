package no.portvakt.gateway.console.pages;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import no.portvakt.gateway.console.life.DocumentName;
import no.portvakt.gateway.console.officers.OfficerCall;

/** Everything that an officer can look at. */
@Path("/")
public class ReadingResource {

    private final Supplier<OfficerCall> caller;
    private final Answers answers;
    private final ReadingPages reading;
    private final VersionPages versions;

    @Inject
    public ReadingResource(ConsolePages pages) {
        this.caller = pages.caller();
        this.answers = pages.answers();
        this.reading = pages.reading();
        this.versions = pages.versions();
    }

    @GET
    public Response overview(@Context UriInfo address, @Context HttpHeaders headers) {
        var visit = Visits.of(caller.get(), address, headers);
        return answers.page(visit, reading.overview(visit));
    }

    @GET
    @Path("services/{id}")
    public Response service(@PathParam("id") String id, @Context UriInfo address, @Context HttpHeaders headers) {
        var visit = Visits.of(caller.get(), address, headers);
        return answers.pageOrNotFound(visit, reading.service(visit, id));
    }

    @GET
    @Path("proposals")
    public Response proposals(@Context UriInfo address, @Context HttpHeaders headers) {
        var visit = Visits.of(caller.get(), address, headers);
        return answers.page(visit, reading.proposals(visit));
    }

    @GET
    @Path("documents")
    public Response edit(
            @QueryParam("name") @DefaultValue("") String name, @Context UriInfo address, @Context HttpHeaders headers) {
        var visit = Visits.of(caller.get(), address, headers);
        return answers.pageOrNotFound(visit, DocumentName.parse(name).map(found -> reading.edit(visit, found)));
    }

    @GET
    @Path("versions/{id: [0-9]{1,18}}")
    public Response version(
            @PathParam("id") long id,
            @QueryParam("told") @DefaultValue("") String told,
            @QueryParam("simulation") @DefaultValue("") String simulation,
            @Context UriInfo address,
            @Context HttpHeaders headers) {
        var visit = Visits.of(caller.get(), address, headers);
        return answers.pageOrNotFound(
                visit, versions.version(visit, id, Told.words(told, visit.words()), uuid(simulation)));
    }

    static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
