package no.portvakt.gateway.saml.receive;

import java.util.Optional;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.profiles.portal.SamlPeer.NameIdKind;
import org.opensaml.saml.saml2.core.AuthnRequest;
import org.opensaml.saml.saml2.core.NameIDPolicy;
import org.opensaml.saml.saml2.core.NameIDType;

/** Whether a portal gets the name that it asks for. A declaration says which kind; the request can only agree. */
final class NameWish {

    private NameWish() {}

    static boolean isGiven(AuthnRequest asked, SamlPortal portal) {
        return Optional.ofNullable(asked.getNameIDPolicy())
                .map(policy -> isGiven(policy, portal))
                .orElse(true);
    }

    private static boolean isGiven(NameIDPolicy policy, SamlPortal portal) {
        var qualifier = Optional.ofNullable(policy.getSPNameQualifier());
        var format = Optional.ofNullable(policy.getFormat()).filter(named -> !named.equals(NameIDType.UNSPECIFIED));
        return qualifier.map(portal.metadata().entityId()::equals).orElse(true)
                && format.map(formatOf(portal.peer().nameId())::equals).orElse(true);
    }

    private static String formatOf(NameIdKind kind) {
        return switch (kind) {
            case TRANSIENT -> NameIDType.TRANSIENT;
            case PERSISTENT -> NameIDType.PERSISTENT;
        };
    }
}
