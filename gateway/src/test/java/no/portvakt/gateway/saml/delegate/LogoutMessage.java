package no.portvakt.gateway.saml.delegate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import no.portvakt.gateway.ownpath.OwnReply;

/** What a portal writes about a log-out, with its own hands: see {@link LoginRequestText}. */
record LogoutMessage(String parameter, String xml) {

    /**
     * A request.
     *
     * @param attributes beside the usual ones, or in their place
     * @param name the {@code NameID} and the {@code SessionIndex}, as XML
     */
    static LogoutMessage request(String portal, String id, Instant issued, String attributes, String name) {
        return new LogoutMessage(
                "SAMLRequest",
                "<samlp:LogoutRequest xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'"
                        + " xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion' ID='" + id + "' Version='2.0'"
                        + " IssueInstant='" + issued + "' " + attributes + "><saml:Issuer>" + Town.entityOf(portal)
                        + "</saml:Issuer>" + name + "</samlp:LogoutRequest>");
    }

    static LogoutMessage response(String portal, String inResponseTo, Instant issued, String status) {
        return new LogoutMessage(
                "SAMLResponse",
                "<samlp:LogoutResponse xmlns:samlp='urn:oasis:names:tc:SAML:2.0:protocol'"
                        + " xmlns:saml='urn:oasis:names:tc:SAML:2.0:assertion' ID='_answer-" + inResponseTo
                        + "' Version='2.0' IssueInstant='" + issued + "' Destination='" + Town.SLO
                        + "' InResponseTo='" + inResponseTo + "'><saml:Issuer>" + Town.entityOf(portal)
                        + "</saml:Issuer><samlp:Status><samlp:StatusCode"
                        + " Value='urn:oasis:names:tc:SAML:2.0:status:" + status + "'/></samlp:Status>"
                        + "</samlp:LogoutResponse>");
    }

    static String destination() {
        return "Destination='" + Town.SLO + "'";
    }

    static String name(String nameId, String sessionIndex) {
        return "<saml:NameID>" + nameId + "</saml:NameID><samlp:SessionIndex>" + sessionIndex + "</samlp:SessionIndex>";
    }

    LogoutMessage changed(String from, String to) {
        if (!xml.contains(from)) {
            throw new AssertionError("nothing to change: " + from);
        }
        return new LogoutMessage(parameter, xml.replace(from, to));
    }

    OwnReply postedUnsignedTo(Town town) {
        return town.logOut(
                "POST",
                "",
                Map.of(parameter, List.of(Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8)))));
    }

    OwnReply postedTo(Town town, PortalKey key) {
        return new LogoutMessage(parameter, LoginRequestText.signed(xml, key.key())).postedUnsignedTo(town);
    }

    OwnReply redirectedTo(Town town, String relayState, PortalKey key) {
        return town.logOut(
                "GET",
                LoginRequestText.query(parameter, xml, relayState, key, LoginRequestText.RSA_SHA256, "SHA256withRSA"),
                Map.of());
    }
}
