package no.portvakt.minside.boot;

import jakarta.inject.Provider;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;
import java.util.Optional;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.problem.Problem;
import no.portvakt.minside.problem.ProblemDocuments;
import no.portvakt.minside.problem.ProblemPage;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;

/** What broken things look like from outside: a problem document, or for a browser a page; never a stack trace. */
public class Failures {

    private static final Logger LOG = Logger.getLogger(Failures.class);

    /** SQLSTATE classes that say "not now": connection, resources, operator intervention. */
    private static final String NOT_NOW = "08|53|57";

    private static final int NOT_FOUND = 404;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    private final Provider<ProblemDocuments> problems;
    private final jakarta.enterprise.inject.Instance<ProblemPage> page;

    public Failures(Provider<ProblemDocuments> problems, jakarta.enterprise.inject.Instance<ProblemPage> page) {
        this.problems = problems;
        this.page = page;
    }

    /** The database, mostly. */
    @ServerExceptionMapper
    public Response database(JdbiException broken, ContainerRequestContext request) {
        boolean notNow = broken instanceof ConnectionException || isNotNow(broken);
        LOG.errorf(broken, "the database %s", notNow ? "is not there" : "refused a statement");
        return refused(notNow ? Reason.UNAVAILABLE : Reason.INTERNAL, request);
    }

    /** What JAX-RS itself refuses: no such path, wrong method, unreadable body. */
    @ServerExceptionMapper
    public Response framework(WebApplicationException refused, ContainerRequestContext request) {
        int status = refused.getResponse().getStatus();
        if (status == NOT_FOUND) {
            return refused(Reason.NOT_FOUND, request);
        }
        return status >= CLIENT_ERROR && status < SERVER_ERROR
                ? refused(Reason.INVALID_INPUT, request)
                : refused(Reason.INTERNAL, request);
    }

    /** Everything that nobody expected. */
    @ServerExceptionMapper
    public Response unexpected(RuntimeException broken, ContainerRequestContext request) {
        LOG.error("a request broke", broken);
        return refused(Reason.INTERNAL, request);
    }

    private Response refused(Reason reason, ContainerRequestContext request) {
        var correlation = Optional.ofNullable(request.getHeaderString(CorrelationId.HEADER))
                .flatMap(CorrelationId::parse)
                .orElseGet(CorrelationId::random);
        boolean browser = request.getAcceptableMediaTypes().stream()
                .anyMatch(type -> MediaType.TEXT_HTML_TYPE.isCompatible(type) && !type.isWildcardType());
        return browser && page.isResolvable()
                ? page.get().render(reason, caller(request.getSecurityContext()), correlation)
                : problems.get().of(Problem.of(reason), correlation);
    }

    private static Optional<Caller> caller(SecurityContext context) {
        return context.getUserPrincipal() instanceof Caller caller ? Optional.of(caller) : Optional.empty();
    }

    private static boolean isNotNow(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (sql.getSQLState() == null || sql.getSQLState().matches("(" + NOT_NOW + ").*"))) {
                return true;
            }
        }
        return false;
    }
}
