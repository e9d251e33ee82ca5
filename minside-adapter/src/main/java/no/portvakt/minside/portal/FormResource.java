package no.portvakt.minside.portal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.CallerContext;
import no.portvakt.minside.person.Text;
import no.portvakt.minside.prefill.Prefill;
import no.portvakt.minside.prefill.PrefillOutcome;
import no.portvakt.minside.problem.Problem;
import no.portvakt.minside.problem.ProblemDocuments;
import no.portvakt.minside.submission.FieldProblem;
import no.portvakt.minside.submission.FormInput;
import no.portvakt.minside.submission.Signings;
import no.portvakt.minside.submission.SubmissionOutcome;
import no.portvakt.minside.submission.Submissions;
import no.portvakt.minside.submission.ToSign;
import no.portvakt.profiles.reason.Reason;
import org.jspecify.annotations.Nullable;

/** Forms over the API: fetched with what is known, and sent. */
@Path("/api/minside/v1")
@Produces(MediaType.APPLICATION_JSON)
public class FormResource {

    private static final Text SHOWED_FORM = new Text(
            "Portalen viste deg et skjema som var fylt ut på forhånd.",
            "Portalen viste deg eit skjema som var fylt ut på førehand.",
            "The portal showed you a form that was filled in beforehand.");

    private final Prefill prefill;
    private final Submissions submissions;
    private final Optional<Signings> signings;
    private final Readings readings;
    private final ProblemDocuments problems;
    private final WireWriter wire;

    public FormResource(
            Prefill prefill,
            Submissions submissions,
            Optional<Signings> signings,
            Readings readings,
            ProblemDocuments problems,
            URI publicOrigin) {
        this.prefill = prefill;
        this.submissions = submissions;
        this.signings = signings;
        this.readings = readings;
        this.problems = problems;
        this.wire = new WireWriter(publicOrigin);
    }

    @GET
    @Path("/prefill/{service}")
    public Response prefill(
            @Context SecurityContext security,
            @PathParam("service") String service,
            @Nullable @QueryParam("fetch") String fetch) {
        var caller = CallerContext.of(security);
        var wish = "false".equals(fetch) ? Prefill.Wish.FETCH_NOTHING : Prefill.Wish.FETCH;
        return switch (prefill.forService(caller, service, wish)) {
            case PrefillOutcome.Ready ready -> {
                readings.before(
                        caller,
                        SHOWED_FORM,
                        Optional.of(ready.form().service().id()),
                        ready.form().fields().stream()
                                .map(field -> field.field().path())
                                .toList());
                yield Response.ok(wire.prefilled(ready.form()))
                        .header("Cache-Control", "no-store")
                        .build();
            }
            case PrefillOutcome.NoForm none -> refused(caller, Problem.of(Reason.NOT_FOUND));
            case PrefillOutcome.NotPermitted not -> refused(caller, Problem.of(not.decision()));
        };
    }

    @POST
    @Path("/submissions")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response submit(
            @Context SecurityContext security,
            @Nullable @HeaderParam("Idempotency-Key") String key,
            Wire.@Nullable Submission sent) {
        var caller = CallerContext.of(security);
        if (key == null || sent == null) {
            return refused(caller, Problem.of(Reason.INVALID_INPUT));
        }
        return switch (submissions.accept(caller, new FormInput(sent.service(), key, sent.values()))) {
            case SubmissionOutcome.Accepted accepted ->
                Response.status(Response.Status.CREATED)
                        .location(URI.create("/api/minside/v1/submissions/"
                                + accepted.receipt().id()))
                        .entity(wire.receipt(accepted.receipt()))
                        .build();
            case SubmissionOutcome.ToBeSigned(var form) -> unsigned(form);
            case SubmissionOutcome.Invalid invalid -> refused(caller, Problem.invalid(fields(invalid.problems())));
            case SubmissionOutcome.NotPermitted not -> refused(caller, Problem.of(not.decision()));
            case SubmissionOutcome.KeyUsedBefore used -> refused(caller, Problem.of(Reason.CONFLICT));
            case SubmissionOutcome.NoForm none -> refused(caller, Problem.of(Reason.NOT_FOUND));
        };
    }

    @GET
    @Path("/submissions/{id}")
    public Response receipt(@Context SecurityContext security, @PathParam("id") String id) {
        var caller = CallerContext.of(security);
        return submissions
                .receipt(caller, id)
                .map(found -> Response.ok(wire.receipt(found)).build())
                .or(() -> signings.flatMap(desk -> desk.waiting(caller).stream()
                        .filter(form -> form.id().equals(id))
                        .findFirst()
                        .map(this::unsigned)))
                .orElseGet(() -> refused(caller, Problem.of(Reason.NOT_FOUND)));
    }

    private Response unsigned(ToSign form) {
        return Response.accepted(wire.unsigned(form))
                .location(URI.create("/api/minside/v1/submissions/" + form.id()))
                .build();
    }

    private Response refused(Caller caller, Problem problem) {
        return problems.of(problem, caller);
    }

    private static List<Problem.Field> fields(List<FieldProblem> problems) {
        return problems.stream()
                .map(problem -> new Problem.Field(problem.path(), problem.kind().id()))
                .toList();
    }
}
