package no.portvakt.gateway.console.api;

import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.gateway.console.officers.Officer;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.gateway.console.officers.OfficerTokens;
import no.portvakt.gateway.console.officers.Role;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;

/** Says who calls before any resource runs, and refuses whoever cannot be said. No path is left out. */
@jakarta.ws.rs.ext.Provider
public class OfficerFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String BEARER = "Bearer ";

    private final Provider<OfficerTokens> tokens;
    private final Provider<ConsoleState> state;
    private final Provider<ConsoleServices> services;

    /** Takes providers: filters are made before the configuration is there. */
    public OfficerFilter(
            Provider<OfficerTokens> tokens, Provider<ConsoleState> state, Provider<ConsoleServices> services) {
        this.tokens = tokens;
        this.state = state;
        this.services = services;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var correlation = correlation(request);
        request.getHeaders().putSingle(CorrelationId.HEADER, correlation.value());
        var now = state.get().now();
        if (now != ConsoleState.State.READY) {
            var reason = now == ConsoleState.State.ABSENT ? Reason.NOT_FOUND : Reason.UNAVAILABLE;
            request.abortWith(ApiProblem.of(reason).response(correlation, language(request)));
            return;
        }
        var language = language(request);
        var bearer = Optional.ofNullable(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()));
        var officer = bearer.flatMap(token -> tokens.get().verify(token));
        if (officer.isEmpty()) {
            var reason = bearer.isEmpty() ? Reason.LOGIN_REQUIRED : Reason.INVALID_CREDENTIAL;
            request.abortWith(ApiProblem.of(reason).response(correlation, language));
        } else if (officer.get().roles().isEmpty()) {
            request.abortWith(ApiProblem.of(Reason.FORBIDDEN).response(correlation, language));
        } else {
            services.get().approvers().seen(officer.get());
            request.setSecurityContext(new Known(
                    new Caller(new OfficerCall(officer.get(), correlation), language, address(request)),
                    request.getSecurityContext().isSecure()));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders()
                .putSingle(CorrelationId.HEADER, correlation(request).value());
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    static CorrelationId correlation(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(CorrelationId.HEADER))
                .flatMap(CorrelationId::parse)
                .orElseGet(CorrelationId::random);
    }

    /** The language she chose for this page, or before, or what her browser asks for. */
    public static Language language(ContainerRequestContext request) {
        return Optional.ofNullable(request.getUriInfo().getQueryParameters().getFirst(Language.PARAMETER))
                .flatMap(Language::ofTag)
                .or(() -> Optional.ofNullable(request.getCookies().get(Language.COOKIE))
                        .flatMap(cookie -> Language.ofTag(cookie.getValue())))
                .orElseGet(() ->
                        Language.wantedBy(Optional.ofNullable(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                                .orElse("nb")));
    }

    public static String address(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri();
        return uri.getRawPath()
                + Optional.ofNullable(uri.getRawQuery()).map("?"::concat).orElse("");
    }

    private record Known(Caller caller, boolean isSecure) implements SecurityContext {

        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String word) {
            return Role.of(word).filter(officer().roles()::contains).isPresent();
        }

        @Override
        public String getAuthenticationScheme() {
            return "Bearer";
        }

        private Officer officer() {
            return caller.call().officer();
        }
    }
}
