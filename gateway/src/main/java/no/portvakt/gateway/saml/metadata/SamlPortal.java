package no.portvakt.gateway.saml.metadata;

import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.PortalId;
import no.portvakt.profiles.portal.SamlPeer;
import no.portvakt.profiles.portal.Telling;

/** A portal that speaks SAML with us, with what its declaration and its metadata say. */
public record SamlPortal(Portal declared, SamlPeer peer, PortalMetadata metadata) {

    public PortalId id() {
        return declared.id();
    }

    /** As citizens see it. */
    public Texts name() {
        return declared.name();
    }

    /** Whose profile says what a log-in takes. */
    public ServiceId service() {
        return declared.service();
    }

    /** When a citizen is shown what it is told. */
    public Telling telling() {
        return declared.telling();
    }

    /** Whether a request without a signature is refused. */
    public boolean hasToSign() {
        return peer.requests() == SamlPeer.Requests.SIGNED;
    }
}
