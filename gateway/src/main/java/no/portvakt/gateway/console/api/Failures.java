package no.portvakt.gateway.console.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import no.portvakt.profiles.reason.Reason;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jdbi.v3.core.JdbiException;

/** What broken things look like from outside: a problem document, never a stack trace. */
public class Failures {

    private static final Logger LOG = Logger.getLogger("portvakt.console");
    private static final int NOT_FOUND = 404;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    /** The database, mostly that it is away. */
    @ServerExceptionMapper
    public Response database(JdbiException broken, ContainerRequestContext request) {
        LOG.error("the database refused a statement, or is away", broken);
        return refused(Reason.UNAVAILABLE, request);
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
        LOG.error("a request of an officer broke", broken);
        return refused(Reason.INTERNAL, request);
    }

    private static Response refused(Reason reason, ContainerRequestContext request) {
        return ApiProblem.of(reason).response(OfficerFilter.correlation(request), OfficerFilter.language(request));
    }
}
