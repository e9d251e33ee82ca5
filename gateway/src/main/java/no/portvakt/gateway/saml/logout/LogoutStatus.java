package no.portvakt.gateway.saml.logout;

import java.util.Optional;
import no.portvakt.gateway.saml.verify.Fault;
import org.opensaml.saml.saml2.core.StatusCode;

/** How a log-out ended, as a portal is told (SAML Core, 3.7.3.2). */
record LogoutStatus(String first, Optional<String> second, Optional<String> message) {

    /** She is logged out here, and everywhere else or not. */
    static LogoutStatus done(boolean everywhere) {
        var partial = everywhere ? Optional.<String>empty() : Optional.of(StatusCode.PARTIAL_LOGOUT);
        return new LogoutStatus(StatusCode.SUCCESS, partial, Optional.empty());
    }

    static LogoutStatus refused(Fault fault) {
        var codes = fault.told().orElseThrow(() -> new IllegalArgumentException(fault + " is told to nobody"));
        return new LogoutStatus(codes.first(), Optional.of(codes.second()), Optional.of(fault.id()));
    }
}
