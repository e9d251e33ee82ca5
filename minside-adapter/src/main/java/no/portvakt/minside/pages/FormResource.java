package no.portvakt.minside.pages;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import no.portvakt.minside.catalogue.Services;
import no.portvakt.minside.prefill.Prefill;
import no.portvakt.minside.prefill.PrefillOutcome;
import no.portvakt.minside.prefill.PrefilledForm;
import no.portvakt.minside.submission.Drafts;
import no.portvakt.minside.submission.SubmissionOutcome;
import no.portvakt.minside.submission.Submissions;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.reason.Reason;

/** {@code /skjema/{service}}: a form, prefilled, and sending it. */
@Path("/skjema/{service}")
public class FormResource {

    static final String DELETE_DRAFT = "/utkast/slett";

    private static final int UNPROCESSABLE = 422;

    /** The button that saves in place of sending. */
    private static final String SAVE = "lagre";

    private final Prefill prefill;
    private final Services services;
    private final Submissions submissions;
    private final Drafts drafts;
    private final FormSeal seal;
    private final Pages pages;

    public FormResource(
            Prefill prefill, Services services, Submissions submissions, Drafts drafts, FormSeal seal, Pages pages) {
        this.prefill = prefill;
        this.services = services;
        this.submissions = submissions;
        this.drafts = drafts;
        this.seal = seal;
        this.pages = pages;
    }

    @GET
    public Response open(
            @PathParam("service") String service,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        var fetch = FetchWish.of(uri, headers);
        return switch (prefill.forService(visit.caller(), service, fetch.wish())) {
            case PrefillOutcome.Ready(PrefilledForm form) -> fetch.remembered(visit.path(), show(visit, form));
            case PrefillOutcome.NoForm() -> pages.refuse(visit, Reason.NOT_FOUND);
            case PrefillOutcome.NotPermitted(Decision decision) -> notPermitted(visit, decision);
        };
    }

    /** Sends the form that the sealed state names; anything else than such a form is refused before it is read. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(
            @PathParam("service") String service,
            MultivaluedMap<String, String> sent,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var visit = Visit.of(security, uri, headers);
        var sealed = Optional.ofNullable(sent.getFirst(FilledIn.SEALED)).orElse("");
        var state = seal.open(sealed, visit.caller(), service);
        var form = services.find(visit.caller(), service)
                .flatMap(found -> found.form().map(itsForm -> new FilledIn(found, itsForm, sent)));
        if (form.isEmpty()) {
            return pages.refuse(visit, Reason.NOT_FOUND);
        }
        if (state.isEmpty()) {
            return pages.answer(visit, Refusal.stale(visit, visit.path()), Response.Status.FORBIDDEN.getStatusCode());
        }
        if (sent.containsKey(SAVE)) {
            drafts.save(visit.caller(), service, form.get().written(state.get()));
            return pages.seeOther("/");
        }
        return answer(visit, form.get(), state.get(), sealed);
    }

    /** She does not want to go on with it. */
    @POST
    @Path(DELETE_DRAFT)
    public Response deleteDraft(
            @PathParam("service") String service,
            @Context SecurityContext security,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        drafts.delete(Visit.of(security, uri, headers).caller(), service);
        return pages.seeOther("/");
    }

    private Response answer(Visit visit, FilledIn filled, FormState state, String sealed) {
        return switch (submissions.accept(visit.caller(), filled.input(state))) {
            case SubmissionOutcome.Accepted(var receipt) -> pages.seeOther(ReceiptView.pathOf(receipt.id()));
            case SubmissionOutcome.ToBeSigned(var form) -> pages.seeOther(SigningPage.pathOf(form.id()));
            case SubmissionOutcome.Invalid(var problems) ->
                pages.answer(
                        visit,
                        FormPage.of(
                                visit,
                                filled.service(),
                                filled.form(),
                                new FormPage.Opened(state, sealed, filled.typed(state), problems, Optional.empty())),
                        UNPROCESSABLE);
            case SubmissionOutcome.NotPermitted(Decision decision) -> notPermitted(visit, decision);
            case SubmissionOutcome.KeyUsedBefore() ->
                pages.answer(visit, Refusal.sentBefore(visit, visit.path()), Response.Status.CONFLICT.getStatusCode());
            case SubmissionOutcome.NoForm() -> pages.refuse(visit, Reason.NOT_FOUND);
        };
    }

    private Response show(Visit visit, PrefilledForm prefilled) {
        var form = prefilled
                .service()
                .form()
                .orElseThrow(() -> new IllegalStateException("a prefilled form without a form"));
        var state = FormState.opened(visit.caller(), prefilled, seal.now());
        var opened = drafts.find(visit.caller(), prefilled.service().id())
                .map(draft -> FormPage.Opened.goneOnWith(state, seal.seal(state), draft))
                .orElseGet(() -> FormPage.Opened.fresh(state, seal.seal(state)));
        return pages.ok(visit, FormPage.of(visit, prefilled.service(), form, opened));
    }

    private Response notPermitted(Visit visit, Decision decision) {
        return switch (decision) {
            case Decision.StepUpNeeded needed ->
                pages.answer(
                        visit, Refusal.raise(visit, needed, visit.path()), Response.Status.FORBIDDEN.getStatusCode());
            case Decision.Refused(Reason reason) -> pages.refuse(visit, reason);
            case Decision.Permitted() -> throw new IllegalStateException("refused, and yet permitted");
        };
    }
}
