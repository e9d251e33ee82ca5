package no.portvakt.minside.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.person.Text;

/** What the municipality says of MinSide itself; open to everybody, and the same for everybody. */
@Path("/")
public class StatementResource {

    /** What is done with people's information. */
    public static final String PRIVACY = "/personvern";

    /** How far everybody can use these pages. */
    public static final String ACCESSIBILITY = "/tilgjengelighet";

    private final Services services;
    private final Sources sources;
    private final Pages pages;

    /**
     * Where information comes from and goes to.
     *
     * @param names of the systems that fields are fetched from, by id
     * @param surfaces names of others that are told of cases
     * @param signing the name of the service where forms are signed
     * @param notifies whether citizens are notified
     */
    public record Sources(Map<String, Text> names, Optional<Text> surfaces, Optional<Text> signing, boolean notifies) {

        public Sources {
            names = Map.copyOf(names);
        }
    }

    public StatementResource(Services services, Sources sources, Pages pages) {
        this.services = services;
        this.sources = sources;
        this.pages = pages;
    }

    @GET
    @Path(PRIVACY)
    public Response privacy(@Context UriInfo uri, @Context HttpHeaders headers) {
        var visit = Visit.of(Optional.empty(), uri, headers);
        return pages.ok(visit, PrivacyPage.of(visit, services, sources));
    }

    @GET
    @Path(ACCESSIBILITY)
    public Response accessibility(@Context UriInfo uri, @Context HttpHeaders headers) {
        var visit = Visit.of(Optional.empty(), uri, headers);
        return pages.ok(visit, new AccessibilityPage(visit.texts().of("accessibilityTitle")));
    }
}
