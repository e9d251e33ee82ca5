package no.portvakt.gateway.console.pages;

import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.life.DocumentName;
import no.portvakt.gateway.console.life.LifeOutcome;
import no.portvakt.gateway.console.life.Proposal;

/** What an officer does to profiles, as forms. Each ends on the page of the version, which says what came of it. */
@Path("/")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class WritingResource {

    private static final Duration BACK = Duration.ofDays(7);

    private final Provider<ConsolePages> pages;

    /** Takes a provider: there is a console in some processes only. */
    public WritingResource(Provider<ConsolePages> pages) {
        this.pages = pages;
    }

    @POST
    @Path("documents")
    public Response save(
            @FormParam(FormToken.FIELD) @DefaultValue("") String token,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("yaml") @DefaultValue("") String yaml,
            @FormParam("note") @DefaultValue("") String note,
            @FormParam("do") @DefaultValue("save") String what,
            @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get().answers().checked(visit, token, () -> DocumentName.parse(name)
                .map(document -> what.equals("check")
                        ? pages.get()
                                .answers()
                                .page(visit, pages.get().reading().checked(visit, document, text(yaml), note))
                        : saved(visit, document, text(yaml), note))
                .orElseGet(() -> pages.get().answers().notFound(visit)));
    }

    /** A text that is not sound is shown with what is wrong in it, and not kept. */
    private Response saved(Visit visit, DocumentName document, String yaml, String note) {
        var checked = pages.get().reading().checked(visit, document, yaml, note);
        if (!checked.faults().isEmpty()) {
            return pages.get().answers().page(visit, checked);
        }
        return pages.get()
                .answers()
                .told(
                        visit,
                        pages.get().services().life().draft(visit.call(), document, Optional.of(yaml), note),
                        Optional.empty());
    }

    @POST
    @Path("documents/roll-back")
    public Response rollBack(
            @FormParam(FormToken.FIELD) @DefaultValue("") String token,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("number") @DefaultValue("0") int number,
            @FormParam("reason") @DefaultValue("") String reason,
            @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get().answers().checked(visit, token, () -> DocumentName.parse(name)
                .map(document -> pages.get()
                        .answers()
                        .told(
                                visit,
                                pages.get().services().life().rollBack(visit.call(), document, number, reason),
                                Optional.empty()))
                .orElseGet(() -> pages.get().answers().notFound(visit)));
    }

    @POST
    @Path("versions/{id: [0-9]{1,18}}/simulate")
    public Response simulate(
            @PathParam("id") long id,
            @FormParam(FormToken.FIELD) @DefaultValue("") String token,
            @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get().answers().checked(visit, token, () -> pages.get()
                .services()
                .simulations()
                .run(visit.call(), id, BACK)
                .map(result -> Answers.lookAt("/versions/" + id + "?simulation=" + result.id()))
                .orElseGet(() -> pages.get().answers().notFound(visit)));
    }

    @POST
    @Path("versions/{id: [0-9]{1,18}}/propose")
    public Response propose(
            @PathParam("id") long id,
            @FormParam(FormToken.FIELD) @DefaultValue("") String token,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("from") @DefaultValue("") String from,
            @FormParam("simulation") @DefaultValue("") String simulation,
            @Context SecurityContext security) {
        var visit = Visit.of(security);
        var shown = ReadingResource.uuid(simulation);
        return pages.get().answers().checked(visit, token, () -> pages.get()
                .answers()
                .told(
                        visit,
                        moment(from)
                                .map(at -> pages.get()
                                        .services()
                                        .life()
                                        .propose(visit.call(), id, new Proposal(reason, at, shown)))
                                .orElseGet(() -> new LifeOutcome.Invalid("from", "no time")),
                        Optional.of(id)));
    }

    @POST
    @Path("versions/{id: [0-9]{1,18}}/approve")
    public Response approve(
            @PathParam("id") long id,
            @FormParam(FormToken.FIELD) @DefaultValue("") String token,
            @FormParam("reason") @DefaultValue("") String reason,
            @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get().answers().checked(visit, token, () -> pages.get()
                .answers()
                .told(visit, pages.get().services().life().approve(visit.call(), id, reason), Optional.of(id)));
    }

    @POST
    @Path("versions/{id: [0-9]{1,18}}/withdraw")
    public Response withdraw(
            @PathParam("id") long id,
            @FormParam(FormToken.FIELD) @DefaultValue("") String token,
            @FormParam("reason") @DefaultValue("") String reason,
            @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get().answers().checked(visit, token, () -> pages.get()
                .answers()
                .told(visit, pages.get().services().life().withdraw(visit.call(), id, reason), Optional.of(id)));
    }

    @POST
    @Path("proposals/approve")
    public Response approveTogether(
            @FormParam("version") List<Long> versions,
            @FormParam(FormToken.FIELD) @DefaultValue("") String token,
            @FormParam("reason") @DefaultValue("") String reason,
            @Context SecurityContext security) {
        var visit = Visit.of(security);
        return pages.get()
                .answers()
                .checked(
                        visit,
                        token,
                        () -> Answers.lookAt(Told.addressOf(
                                pages.get().services().life().approveTogether(visit.call(), versions, reason))));
    }

    /** Browsers send CRLF; the documents have lines as everybody else's. */
    private static String text(String sent) {
        return sent.replace("\r\n", "\n");
    }

    /** Outside: whether it can be read; inside: whether a time was named at all. */
    private static Optional<Optional<Instant>> moment(String typed) {
        if (typed.isBlank()) {
            return Optional.of(Optional.empty());
        }
        try {
            return Optional.of(Optional.of(
                    LocalDateTime.parse(typed).atZone(Moments.NORWAY).toInstant()));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
