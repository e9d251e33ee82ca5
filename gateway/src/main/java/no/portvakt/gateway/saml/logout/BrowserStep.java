package no.portvakt.gateway.saml.logout;

import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.gateway.saml.metadata.Binding;
import no.portvakt.gateway.saml.metadata.PortalMetadata.LogoutService;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.metadata.SamlPortals;

/** A portal that a browser can tell of a log-out, and where. */
record BrowserStep(SamlPortal portal, LogoutService service) {

    /** Empty where its metadata offers neither Redirect nor POST. */
    static Optional<BrowserStep> of(SamlPortals portals, Chain.Stop stop) {
        return portals.withId(stop.portal())
                .flatMap(portal -> service(portal).map(found -> new BrowserStep(portal, found)));
    }

    /** An address is lighter than a form. */
    private static Optional<LogoutService> service(SamlPortal portal) {
        return Stream.of(Binding.REDIRECT, Binding.POST)
                .flatMap(binding -> portal.metadata().logoutBy(binding).stream())
                .findFirst();
    }

    /** Where a portal is answered: the way that it asked, or the other one. */
    static Optional<LogoutService> back(SamlPortals portals, Asker asker) {
        return portals.withId(asker.portal())
                .flatMap(portal -> portal.metadata().logoutBy(asker.by()).or(() -> service(portal)));
    }
}
