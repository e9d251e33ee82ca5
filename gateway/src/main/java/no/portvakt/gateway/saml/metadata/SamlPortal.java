package no.portvakt.gateway.saml.metadata;

import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.SamlPeer;

/**
 * A portal that speaks SAML with us, with what its declaration and its metadata say.
 *
 * @param service whose profile says what a log-in takes
 */
public record SamlPortal(PortalId id, ServiceId service, SamlPeer peer, PortalMetadata metadata) {

    /** Whether a request without a signature is refused. */
    public boolean hasToSign() {
        return peer.requests() == SamlPeer.Requests.SIGNED;
    }
}
