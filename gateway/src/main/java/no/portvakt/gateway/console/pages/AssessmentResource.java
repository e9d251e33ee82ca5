package no.portvakt.gateway.console.pages;

import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.LocalDate;
import java.util.Optional;
import no.portvakt.gateway.console.life.DocumentName;

/** The guided assessment: it ends as a text to be saved like any other change. */
@Path("/assessment")
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.WILDCARD})
public class AssessmentResource {

    private final Provider<ConsolePages> pages;

    /** Takes a provider: there is a console in some processes only. */
    public AssessmentResource(Provider<ConsolePages> pages) {
        this.pages = pages;
    }

    @GET
    public Response form(@QueryParam("name") @DefaultValue("") String name, @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get()
                .answers()
                .pageOrNotFound(visit, DocumentName.parse(name).flatMap(document -> pages.get()
                        .reading()
                        .assessment(visit, document)));
    }

    @POST
    public Response answered(MultivaluedMap<String, String> fields, @Context SecurityContext security) {
        var visit = Visit.of(security);
        var name = first(fields, "name");
        var form = AssessmentForm.of(fields);
        var complete = form.complete(LocalDate.now(Moments.NORWAY));
        boolean use = first(fields, "do").equals("use");
        return pages.get().answers().checked(visit, first(fields, FormToken.FIELD), () -> pages.get()
                .answers()
                .pageOrNotFound(visit, DocumentName.parse(name).flatMap(document -> complete.filter(found -> use)
                        .map(found -> pages.get().reading().withAssessment(visit, document, found))
                        .orElseGet(() ->
                                Optional.of(form.page(pages.get().services().matrix(), visit, name, complete))))));
    }

    private static String first(MultivaluedMap<String, String> fields, String field) {
        return Optional.ofNullable(fields.getFirst(field)).orElse("");
    }
}
