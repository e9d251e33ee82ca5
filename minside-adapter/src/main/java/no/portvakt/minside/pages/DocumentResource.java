package no.portvakt.minside.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import no.portvakt.minside.document.CaseDocuments;
import no.portvakt.minside.document.DocumentAnswer;
import no.portvakt.minside.document.DocumentOutcome;
import no.portvakt.profiles.reason.Reason;

/** {@code /saker/{id}/dokument/{document}}: a letter of one's own case. */
@Path(CaseDetail.FOLDER + "/{id}/dokument/{document}")
public class DocumentResource {

    private final CaseDocuments documents;
    private final Pages pages;

    public DocumentResource(CaseDocuments documents, Pages pages) {
        this.documents = documents;
        this.pages = pages;
    }

    @GET
    public Response open(
            @PathParam("id") String id,
            @PathParam("document") String document,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        return switch (documents.open(visit.caller(), id, document)) {
            case DocumentOutcome.Opened opened -> DocumentAnswer.of(opened.document());
            case DocumentOutcome.NotFound none -> pages.refuse(visit, Reason.NOT_FOUND);
            case DocumentOutcome.AboveLevel above ->
                pages.answer(
                        visit,
                        Refusal.maskedCase(visit, above.opensAt(), CaseDetail.pathOf(id)),
                        Response.Status.FORBIDDEN.getStatusCode());
            case DocumentOutcome.Unavailable not -> pages.refuse(visit, Reason.UPSTREAM_UNAVAILABLE);
        };
    }
}
