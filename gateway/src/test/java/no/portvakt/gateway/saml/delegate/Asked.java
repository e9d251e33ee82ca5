package no.portvakt.gateway.saml.delegate;

import no.portvakt.gateway.ownpath.OwnReply;

/** A portal that the browser has been sent to, to log out there. */
record Asked(String portal, String xml, String requestId) {

    static Asked at(OwnReply reply) {
        if (reply instanceof OwnReply.HandedOn page) {
            var form = PortalAnswer.of(page);
            if (!form.isSignedBy(PortalKey.OURS)) {
                throw new AssertionError("not signed by us");
            }
            return of(form.to(), LoginRequestText.text(form.document()));
        }
        var redirected = RedirectedTo.of(reply);
        if (!redirected.isSignedBy(PortalKey.OURS)) {
            throw new AssertionError("not signed by us");
        }
        return of(redirected.address(), redirected.xml());
    }

    private static Asked of(String to, String xml) {
        var root = LoginRequestText.parse(xml).getDocumentElement();
        if (!root.getLocalName().equals("LogoutRequest")
                || !root.getAttribute("Destination").equals(to)) {
            throw new AssertionError("no request for " + to + ": " + xml);
        }
        return new Asked(to.replaceAll("https://([a-z]+)\\..*", "$1"), xml, root.getAttribute("ID"));
    }

    /** It answers, in this browser. */
    OwnReply confirm(Town town, String status) {
        var answer = LogoutMessage.response(portal, requestId, town.clock.instant(), status);
        return portal.equals("second")
                ? answer.redirectedTo(town, "", PortalKey.PORTAL)
                : answer.postedTo(town, PortalKey.PORTAL);
    }
}
