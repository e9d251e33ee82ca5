package no.portvakt.minside.portal;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import no.portvakt.minside.problem.Problem;
import no.portvakt.minside.problem.ProblemDocuments;
import no.portvakt.minside.status.CasesFound;
import no.portvakt.minside.status.MyCases;
import no.portvakt.profiles.reason.Reason;
import org.jspecify.annotations.Nullable;

/** The citizen's cases, a page at a time. */
@Path("/api/minside/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
public class CasesResource {

    private static final Text LISTED_CASES = new Text(
            "Portalen viste deg sakene dine.", "Portalen viste deg sakene dine.", "The portal showed you your cases.");
    private static final Text SHOWED_CASE =
            new Text("Portalen viste deg en sak.", "Portalen viste deg ei sak.", "The portal showed you a case.");

    private final MyCases cases;
    private final Readings readings;
    private final ProblemDocuments problems;
    private final WireWriter wire;

    public CasesResource(MyCases cases, Readings readings, ProblemDocuments problems, URI publicOrigin) {
        this.cases = cases;
        this.readings = readings;
        this.problems = problems;
        this.wire = new WireWriter(publicOrigin);
    }

    /** With a cursor, what else stands in the address is not read: the cursor says it all. */
    @GET
    public Response list(
            @Context SecurityContext security,
            @Nullable @QueryParam("cursor") String cursor,
            @Nullable @QueryParam("order") String order,
            @Nullable @QueryParam("service") String service,
            @QueryParam("status") List<String> status,
            @Nullable @QueryParam("limit") Integer limit) {
        var caller = CallerContext.of(security);
        if (cursor != null) {
            return answer(caller, cases.next(caller, cursor));
        }
        return search(
                caller,
                new Wire.CaseSearch(
                        Optional.ofNullable(order),
                        Optional.ofNullable(service),
                        status,
                        Optional.empty(),
                        Optional.ofNullable(limit)));
    }

    /** Words that somebody searches for can be about people: they come in a body, never in an address. */
    @POST
    @Path("/search")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response search(@Context SecurityContext security, Wire.@Nullable CaseSearch search) {
        var caller = CallerContext.of(security);
        return search == null ? problems.of(Problem.of(Reason.INVALID_INPUT), caller) : search(caller, search);
    }

    @GET
    @Path("/{id}")
    public Response one(@Context SecurityContext security, @PathParam("id") String id) {
        var caller = CallerContext.of(security);
        var found = cases.find(caller, id);
        if (found.isEmpty()) {
            return problems.of(Problem.of(Reason.NOT_FOUND), caller);
        }
        readings.before(caller, SHOWED_CASE, Optional.of(found.get().service()), List.of());
        return ok(wire.caseOf(found.get()));
    }

    private Response search(Caller caller, Wire.CaseSearch search) {
        return switch (CaseQuestions.read(search)) {
            case CaseQuestions.Asked(var query) -> answer(caller, cases.first(caller, query));
            case CaseQuestions.Wrong(var fields) -> problems.of(Problem.invalid(fields), caller);
        };
    }

    private Response answer(Caller caller, CasesFound found) {
        return switch (found) {
            case CasesFound.Page page -> {
                readings.before(caller, LISTED_CASES, Optional.empty(), List.of());
                yield ok(wire.page(page));
            }
            case CasesFound.UnknownCursor unknown ->
                problems.of(Problem.invalid(List.of(new Problem.Field("cursor", "is none of ours"))), caller);
        };
    }

    private static Response ok(Object entity) {
        return Response.ok(entity).header("Cache-Control", "no-store").build();
    }
}
