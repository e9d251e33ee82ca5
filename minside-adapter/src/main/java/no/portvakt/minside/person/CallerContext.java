package no.portvakt.minside.person;

import jakarta.ws.rs.core.SecurityContext;

/** The caller as JAX-RS carries her: put there by the one filter that verifies tokens, read by every resource. */
public record CallerContext(Caller caller, boolean secure) implements SecurityContext {

    /**
     * The caller of this request.
     *
     * @throws IllegalStateException if the filter did not run: a resource must not go on without a caller
     */
    public static Caller of(SecurityContext context) {
        if (context.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("no caller was identified for this request");
    }

    @Override
    public Caller getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
