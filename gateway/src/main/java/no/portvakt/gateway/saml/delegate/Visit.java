package no.portvakt.gateway.saml.delegate;

import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.receive.Question;

/**
 * One request of a citizen on her way to a portal.
 *
 * @param name of the question, in this browser
 * @param wasSent whether she was sent to log in for it
 */
record Visit(OwnRequest request, String name, boolean wasSent, Question question, SamlPortal portal) {

    static final String NAMED = "request";
    static final String WAS_SENT = "sent";

    /** Path and query that a log-in leads back to. */
    String afterLogIn() {
        return OwnPath.GOES_ON_FOR_A_PORTAL + "?" + NAMED + "=" + name + "&" + WAS_SENT + "=1";
    }
}
