package no.portvakt.minside.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import no.portvakt.minside.peer.PeerTokens;
import no.portvakt.minside.problem.Problem;
import no.portvakt.minside.problem.ProblemDocuments;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Where a fagsystem asks which of its cases did not get through to another surface. It asks, since nobody may call in to
 * it. Contract: {@code docs/contracts/fagsystem-events.md}.
 */
@Path("/api/fagsystem/v1/receipts")
@Produces(MediaType.APPLICATION_JSON)
public class ReceiptsResource {

    private static final int MOST = 500;
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    private final Jdbi jdbi;
    private final PeerTokens fagsystemer;
    private final ProblemDocuments problems;

    public ReceiptsResource(Jdbi jdbi, PeerTokens fagsystemer, ProblemDocuments problems) {
        this.jdbi = jdbi;
        this.fagsystemer = fagsystemer;
        this.problems = problems;
    }

    @GET
    public Response receipts(
            @Nullable @HeaderParam("Authorization") String authorization,
            @Nullable @HeaderParam(CorrelationId.HEADER) String correlation,
            @QueryParam("after") @DefaultValue("0-0") String after,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        var id = Optional.ofNullable(correlation).flatMap(CorrelationId::parse).orElseGet(CorrelationId::random);
        var asker = fagsystemer.issuerOf(Optional.ofNullable(authorization));
        if (asker.isEmpty()) {
            return problems.of(Problem.of(Reason.INVALID_CREDENTIAL), id);
        }
        var position = position(after);
        if (position.isEmpty()) {
            return problems.of(Problem.invalid(List.of(new Problem.Field("after", "wrong-form"))), id);
        }
        var most = most(limit);
        if (most.isEmpty()) {
            return problems.of(Problem.invalid(List.of(new Problem.Field("limit", "wrong-form"))), id);
        }
        var found = jdbi.withHandle(handle -> Receipts.after(handle, asker.get(), position.get(), most.get()));
        return Response.ok(new Answer(found.stream().map(ReceiptsResource::told).toList(), next(found, after)))
                .header(CorrelationId.HEADER, id.value())
                .build();
    }

    /** The same again if nothing follows: a fagsystem keeps it, and asks with it next time. */
    private static String next(List<Receipts.Receipt> found, String after) {
        return found.isEmpty()
                ? after
                : found.getLast().tx() + "-" + found.getLast().id();
    }

    private static Optional<Receipts.Position> position(String after) {
        var cursor = CURSOR.matcher(after);
        return cursor.matches()
                ? Optional.of(new Receipts.Position(Long.parseLong(cursor.group(1)), Long.parseLong(cursor.group(2))))
                : Optional.empty();
    }

    private static Optional<Integer> most(String limit) {
        try {
            return Optional.of(Integer.parseInt(limit)).filter(most -> most >= 1 && most <= MOST);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Told told(Receipts.Receipt receipt) {
        return new Told(
                receipt.caseId(),
                receipt.surface(),
                receipt.outcome(),
                receipt.reason(),
                receipt.sequence(),
                receipt.at());
    }

    /** The answer. */
    record Answer(List<Told> receipts, String next) {}

    /** One receipt. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Told(UUID subject, String surface, String outcome, Optional<String> reason, long sequence, Instant time) {}
}
