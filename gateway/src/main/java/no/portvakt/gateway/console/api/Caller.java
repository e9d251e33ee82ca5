package no.portvakt.gateway.console.api;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.gateway.console.officers.OfficerCall;

/**
 * The officer behind a request, for resources and pages. Put there by {@link OfficerFilter}.
 *
 * @param language the one she chose, or else what her browser asks for
 * @param address path and query, for coming back to it
 */
public record Caller(OfficerCall call, Language language, String address) implements Principal {

    /**
     * Who calls.
     *
     * @throws IllegalStateException if the filter has not run, which would be our mistake
     */
    public static Caller of(SecurityContext context) {
        if (context.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("a resource was reached without an officer");
    }

    @Override
    public String getName() {
        return call.officer().subject();
    }
}
