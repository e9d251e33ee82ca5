package no.portvakt.minside.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import no.portvakt.minside.submission.Submissions;
import no.portvakt.profiles.reason.Reason;

/** {@code /kvittering/{id}}: what the citizen gets for a form. */
@Path(ReceiptView.FOLDER)
public class ReceiptResource {

    private final Submissions submissions;
    private final Pages pages;

    public ReceiptResource(Submissions submissions, Pages pages) {
        this.submissions = submissions;
        this.pages = pages;
    }

    @GET
    @Path("/{id}")
    public Response show(
            @PathParam("id") String id,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        return submissions
                .receipt(visit.caller(), id)
                .map(receipt -> pages.ok(visit, ReceiptView.of(visit, receipt)))
                .orElseGet(() -> pages.refuse(visit, Reason.NOT_FOUND));
    }
}
