package no.portvakt.minside.portal;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.document.CaseDocuments;
import no.portvakt.minside.document.DocumentAnswer;
import no.portvakt.minside.document.DocumentOutcome;
import no.portvakt.minside.person.CallerContext;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.problem.Problem;
import no.portvakt.minside.problem.ProblemDocuments;
import no.portvakt.profiles.reason.Reason;

/** A document of one of her cases, through from the archive. */
@Path("/api/minside/v1/cases/{id}/documents/{document}")
public class DocumentResource {

    private static final Text SHOWED_DOCUMENT = new Text(
            "Portalen viste deg et dokument i saken din.",
            "Portalen viste deg eit dokument i saka di.",
            "The portal showed you a document of your case.");

    private final CaseDocuments documents;
    private final Readings readings;
    private final ProblemDocuments problems;

    public DocumentResource(CaseDocuments documents, Readings readings, ProblemDocuments problems) {
        this.documents = documents;
        this.readings = readings;
        this.problems = problems;
    }

    @GET
    public Response document(
            @Context SecurityContext security, @PathParam("id") String id, @PathParam("document") String document) {
        var caller = CallerContext.of(security);
        return switch (documents.open(caller, id, document)) {
            case DocumentOutcome.Opened opened -> {
                readings.before(caller, SHOWED_DOCUMENT, Optional.of(opened.service()), List.of());
                yield DocumentAnswer.of(opened.document());
            }
            case DocumentOutcome.NotFound none -> problems.of(Problem.of(Reason.NOT_FOUND), caller);
            case DocumentOutcome.AboveLevel above ->
                problems.of(new Problem(Reason.LEVEL_TOO_LOW, Optional.of(above.opensAt()), List.of()), caller);
            case DocumentOutcome.Unavailable not -> problems.of(Problem.of(Reason.UPSTREAM_UNAVAILABLE), caller);
        };
    }
}
