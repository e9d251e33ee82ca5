package no.portvakt.minside.pages;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import no.portvakt.minside.submission.SigningState;
import no.portvakt.minside.submission.Signings;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.reason.Reason;

/**
 * {@code /signering/{id}}: a form of one's own that waits for its signature, also where the signing service leads back to.
 * What it leads back with counts for nothing: the service itself is asked.
 */
@Path(SigningPage.FOLDER + "/{id}")
public class SigningResource {

    private static final int UNPROCESSABLE = 422;

    private final Optional<Signings> signings;
    private final Pages pages;

    public SigningResource(Optional<Signings> signings, Pages pages) {
        this.signings = signings;
        this.pages = pages;
    }

    @GET
    public Response show(
            @PathParam("id") String id,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        return answer(visit, id, state(desk -> desk.look(visit.caller(), id)), Response.Status.OK.getStatusCode());
    }

    /** The paper, as it is to be signed. */
    @GET
    @Path("/dokument.pdf")
    public Response paper(
            @PathParam("id") String id,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        return signings.flatMap(desk -> desk.paper(visit.caller(), id))
                .map(paper -> Response.ok(paper.bytes(), "application/pdf")
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Disposition", "inline; filename=\"til-signering.pdf\"")
                        .build())
                .orElseGet(() -> pages.refuse(visit, Reason.NOT_FOUND));
    }

    /** Asks the signing service anew, after it came to nothing. */
    @POST
    @Path("/igjen")
    public Response again(
            @PathParam("id") String id,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        var state = state(desk -> desk.again(visit.caller(), id));
        return state instanceof SigningState.Waiting
                ? pages.seeOther(SigningPage.pathOf(id))
                : answer(visit, id, state, Response.Status.OK.getStatusCode());
    }

    /** A file that she signed with a program of her own. */
    @POST
    @Path("/fil")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response take(
            @PathParam("id") String id,
            byte[] sent,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        var bytes = ChosenFile.in(sent, headers.getHeaderString(HttpHeaders.CONTENT_TYPE), "fil");
        return answer(visit, id, state(desk -> desk.take(visit.caller(), id, bytes)), UNPROCESSABLE);
    }

    @POST
    @Path("/slett")
    public Response giveUp(
            @PathParam("id") String id,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        var state = state(desk -> desk.giveUp(visit.caller(), id));
        return answer(visit, id, state, Response.Status.OK.getStatusCode());
    }

    /** What is done with the form. */
    @FunctionalInterface
    private interface Doing {
        SigningState with(Signings desk);
    }

    private SigningState state(Doing doing) {
        return signings.map(doing::with).orElseGet(SigningState.Gone::new);
    }

    private Response answer(Visit visit, String id, SigningState state, int waiting) {
        return switch (state) {
            case SigningState.Sent(var sent) -> pages.seeOther(ReceiptView.pathOf(sent));
            case SigningState.Waiting(var form) ->
                pages.answer(
                        visit,
                        SigningPage.of(
                                visit,
                                form,
                                signings.filter(Signings::hasService).isPresent()),
                        waiting);
            case SigningState.GivenUp() -> pages.seeOther("/");
            case SigningState.Gone() -> pages.refuse(visit, Reason.NOT_FOUND);
            case SigningState.NotPermitted(var decision) -> notPermitted(visit, id, decision);
        };
    }

    private Response notPermitted(Visit visit, String id, Decision decision) {
        return switch (decision) {
            case Decision.StepUpNeeded needed ->
                pages.answer(
                        visit,
                        Refusal.raise(visit, needed, SigningPage.pathOf(id)),
                        Response.Status.FORBIDDEN.getStatusCode());
            case Decision.Refused(Reason reason) -> pages.refuse(visit, reason);
            case Decision.Permitted() -> throw new IllegalStateException("refused, and yet permitted");
        };
    }
}
