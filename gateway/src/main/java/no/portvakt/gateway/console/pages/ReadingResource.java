package no.portvakt.gateway.console.pages;

import jakarta.inject.Provider;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.life.DocumentName;

/** Everything that an officer can look at. */
@Path("/")
public class ReadingResource {

    private final Provider<ConsolePages> pages;

    /** Takes a provider: there is a console in some processes only. */
    public ReadingResource(Provider<ConsolePages> pages) {
        this.pages = pages;
    }

    @GET
    public Response overview(@Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get().answers().page(visit, pages.get().reading().overview(visit));
    }

    @GET
    @Path("services/{id}")
    public Response service(
            @PathParam("id") String id,
            @QueryParam("days") @DefaultValue("7") int days,
            @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get().answers().pageOrNotFound(visit, pages.get().reading().service(visit, id, days));
    }

    @GET
    @Path("portals")
    public Response portals(@Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get().answers().page(visit, pages.get().portals().portals(visit));
    }

    @GET
    @Path("proposals")
    public Response proposals(
            @QueryParam("told") @DefaultValue("") String told,
            @QueryParam("about") Optional<Long> about,
            @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get().answers().page(visit, pages.get().reading().proposals(visit, told, about));
    }

    @GET
    @Path("documents")
    public Response edit(@QueryParam("name") @DefaultValue("") String name, @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get()
                .answers()
                .pageOrNotFound(visit, DocumentName.parse(name).flatMap(found -> pages.get()
                        .reading()
                        .edit(visit, found)));
    }

    @GET
    @Path("versions/{id: [0-9]{1,18}}")
    public Response version(
            @PathParam("id") long id,
            @QueryParam("told") @DefaultValue("") String told,
            @QueryParam("simulation") @DefaultValue("") String simulation,
            @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get()
                .answers()
                .pageOrNotFound(visit, pages.get().versions().version(visit, id, told, uuid(simulation)));
    }

    @GET
    @Path("audit")
    public Response audit(@QueryParam("words") @DefaultValue("") String words, @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get().answers().pageOrNotFound(visit, pages.get().audit().search(visit, words));
    }

    @GET
    @Path("decisions")
    public Response decisions(
            @QueryParam("id") @DefaultValue("") String id,
            @QueryParam("service") @DefaultValue("") String service,
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("after") @DefaultValue("") String after,
            @Context SecurityContext security) {
        var visit = Visit.of(security);
        var asked = new DecisionPages.Asked(id, service, from, to, after);
        return pages.get()
                .answers()
                .pageOrNotFound(visit, pages.get().decisions().search(visit, asked));
    }

    static Optional<UUID> uuid(String text) {
        return text.matches("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
