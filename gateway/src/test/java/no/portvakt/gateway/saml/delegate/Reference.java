package no.portvakt.gateway.saml.delegate;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.saml.document.SamlDocuments;
import no.portvakt.gateway.saml.soap.SoapService;
import no.portvakt.trust.correlation.CorrelationId;
import org.opensaml.saml.common.SAMLObject;

/** What a browser brings to a portal in place of an answer. */
record Reference(String portal, String address, String artifact, Optional<String> relayState) {

    /** She is logged in already. */
    static Reference to(String portal, Town town) {
        var kept = town.post(LoginRequestText.signed(town.request(portal, "", ""), PortalKey.PORTAL.key()), "page-7");
        return of(portal, town.goOn(kept));
    }

    static Reference of(String portal, OwnReply reply) {
        var redirected = RedirectedTo.of(reply);
        var parameters = Town.query(redirected.query());
        return new Reference(
                portal,
                redirected.address(),
                parameters.getOrDefault("SAMLart", List.of("none")).getFirst(),
                Optional.ofNullable(parameters.get("RelayState")).map(List::getFirst));
    }

    /** What the portal's server sends. */
    Asking asking(Town town, String id) {
        return new Asking("<samlp:ArtifactResolve xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'"
                + " xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion' ID='" + id + "' Version='2.0' IssueInstant='"
                + town.clock.instant() + "' Destination='" + Town.ARTIFACTS + "'><saml:Issuer>"
                + Town.entityOf(portal) + "</saml:Issuer><samlp:Artifact>" + artifact
                + "</samlp:Artifact></samlp:ArtifactResolve>");
    }

    record Asking(String xml) {

        Asking changed(String from, String to) {
            if (!xml.contains(from)) {
                throw new AssertionError("nothing to change: " + from);
            }
            return new Asking(xml.replace(from, to));
        }

        SoapService.Answer sent(Town town, PortalKey key) {
            return sent(town, key, PortalKey.PORTAL);
        }

        SoapService.Answer sent(Town town, PortalKey key, PortalKey shown) {
            return answer(town, LoginRequestText.signed(xml, key.key()), shown);
        }

        SoapService.Answer sentUnsigned(Town town) {
            return answer(town, xml, PortalKey.PORTAL);
        }

        private static SoapService.Answer answer(Town town, String xml, PortalKey shown) {
            if (!(SamlDocuments.get().read(xml, SAMLObject.class)
                    instanceof SamlDocuments.Reading.Read<SAMLObject>(var message))) {
                throw new AssertionError("not as the schema: " + xml);
            }
            return town.paths
                    .artifacts()
                    .orElseThrow()
                    .answer(message, List.of(shown.certificate()), CorrelationId.random());
        }
    }
}
