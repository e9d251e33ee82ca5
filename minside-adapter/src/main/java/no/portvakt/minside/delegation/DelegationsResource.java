package no.portvakt.minside.delegation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.peer.PeerTokens;
import no.portvakt.minside.problem.Problem;
import no.portvakt.minside.problem.ProblemDocuments;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where the municipality's log-in says which portal was told of whom: one sealed delegation a line. */
@Path(DelegationsResource.PATH)
public class DelegationsResource {

    /** Called by programs that show a token of their own. */
    public static final String PATH = "/api/portvakt/v1/delegations";

    private static final Logger LOG = Logger.getLogger("portvakt.delegations");
    private static final String BEARER = "Bearer ";
    private static final int MOST = 1_000;

    private final DelegationIntake intake;
    private final Delegators delegators;
    private final ProblemDocuments problems;

    /** Those who may tell of delegations. */
    public record Delegators(PeerTokens tokens) {}

    public DelegationsResource(DelegationIntake intake, Delegators delegators, ProblemDocuments problems) {
        this.intake = intake;
        this.delegators = delegators;
        this.problems = problems;
    }

    /** 204 when all of them stand in access logs. */
    @POST
    @Consumes("application/x-ndjson")
    public Response take(
            @Nullable @HeaderParam("Authorization") String authorization,
            @Nullable @HeaderParam(CorrelationId.HEADER) String correlation,
            String body) {
        var id = Optional.ofNullable(correlation).flatMap(CorrelationId::parse).orElseGet(CorrelationId::random);
        var sender = Optional.ofNullable(authorization)
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header -> delegators.tokens().verify(header.substring(BEARER.length())));
        if (sender.isEmpty()) {
            return problems.of(Problem.of(Reason.INVALID_CREDENTIAL), id);
        }
        List<String> lines = body.lines().toList();
        if (lines.size() <= MOST && intake.take(lines)) {
            return Response.noContent().build();
        }
        LOG.errorf(
                "%s sends delegations that cannot be read: is minside.delegation-keys the key that they are sealed to?",
                sender.get().getIssuer());
        return problems.of(Problem.of(Reason.INVALID_INPUT), id);
    }
}
