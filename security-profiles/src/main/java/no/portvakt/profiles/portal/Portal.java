package no.portvakt.profiles.portal;

import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.Texts;

/**
 * A portal that sends its citizens to us to be logged in, instead of doing it itself. The levels are not its own to say:
 * they are those of the service whose profile it stands under.
 *
 * @param name as citizens see it
 * @param service whose profile says what a log-in there takes, and whether the portal learns who the citizen is
 * @param telling when she is shown what the portal is told
 */
public record Portal(PortalId id, Texts name, ServiceId service, Telling telling, Protocol protocol) {

    /** Empty if it speaks another protocol. */
    public Optional<OidcClient> oidc() {
        return protocol instanceof OidcClient oidc ? Optional.of(oidc) : Optional.empty();
    }

    /** Empty if it speaks another protocol. */
    public Optional<SamlPeer> saml() {
        return protocol instanceof SamlPeer saml ? Optional.of(saml) : Optional.empty();
    }
}
