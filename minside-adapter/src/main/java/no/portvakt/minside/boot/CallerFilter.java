package no.portvakt.minside.boot;

import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;
import no.portvakt.minside.delegation.DelegationsResource;
import no.portvakt.minside.pages.StatementResource;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.CallerContext;
import no.portvakt.minside.person.IdentityTokens;
import no.portvakt.minside.portal.ApiDocument;
import no.portvakt.minside.portal.PortalGrants;
import no.portvakt.minside.problem.Problem;
import no.portvakt.minside.problem.ProblemDocuments;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;
import org.jboss.logging.MDC;

/**
 * Says who calls, before any resource runs, and refuses whoever cannot be said. Every path needs a person but for those
 * named here: callers that are systems and show their own signed tokens, and the contracts that
 * suppliers and portals are given.
 */
@jakarta.ws.rs.ext.Provider
public class CallerFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Set<String> CALLED_BY_SYSTEMS = Set.of(
            "/api/fagsystem/v1/events",
            "/api/fagsystem/v1/receipts",
            "/api/minside/v1/token",
            DelegationsResource.PATH);
    /** They are about nobody. */
    private static final Set<String> OPEN_TO_ALL = Set.of(StatementResource.PRIVACY, StatementResource.ACCESSIBILITY);

    private static final String OPEN_TO_SUPPLIERS = "/api/fagsystem/v1/contract/";
    private static final String PORTAL_API = "/api/minside/v1/";
    private static final String BEARER = "Bearer ";
    private static final String MDC_KEY = "correlationId";

    private final Provider<IdentityTokens> identityTokens;
    private final Provider<PortalGrants> portalGrants;
    private final Provider<ProblemDocuments> problems;

    /** Takes providers: filters are made before the configuration is there. */
    public CallerFilter(
            Provider<IdentityTokens> identityTokens,
            Provider<PortalGrants> portalGrants,
            Provider<ProblemDocuments> problems) {
        this.identityTokens = identityTokens;
        this.portalGrants = portalGrants;
        this.problems = problems;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var correlation = correlation(request);
        request.getHeaders().putSingle(CorrelationId.HEADER, correlation.value());
        MDC.put(MDC_KEY, correlation.value());
        var path = request.getUriInfo().getPath();
        if (CALLED_BY_SYSTEMS.contains(path) || OPEN_TO_ALL.contains(path) || isDocument(path)) {
            return;
        }
        var bearer = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
        if (bearer.isEmpty()) {
            request.abortWith(problems.get().of(Problem.of(Reason.LOGIN_REQUIRED), correlation));
            return;
        }
        identify(path, bearer.get(), correlation)
                .ifPresentOrElse(
                        caller -> request.setSecurityContext(new CallerContext(
                                caller, request.getSecurityContext().isSecure())),
                        () -> request.abortWith(problems.get().of(Problem.of(Reason.INVALID_CREDENTIAL), correlation)));
    }

    private static boolean isDocument(String path) {
        return path.startsWith(OPEN_TO_SUPPLIERS) || path.equals(ApiDocument.PATH);
    }

    /** A portal's token has no dots and opens the API only; everything else must be the gateway's identity token. */
    private Optional<Caller> identify(String path, String bearer, CorrelationId correlation) {
        return bearer.indexOf('.') < 0 && path.startsWith(PORTAL_API)
                ? portalGrants.get().verify(bearer, correlation)
                : identityTokens.get().verify(bearer, correlation);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders()
                .putSingle(CorrelationId.HEADER, correlation(request).value());
        MDC.remove(MDC_KEY);
    }

    private static CorrelationId correlation(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(CorrelationId.HEADER))
                .flatMap(CorrelationId::parse)
                .orElseGet(CorrelationId::random);
    }
}
