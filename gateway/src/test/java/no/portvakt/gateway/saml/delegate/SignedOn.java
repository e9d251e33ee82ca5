package no.portvakt.gateway.saml.delegate;

/** A portal that was given an assertion, with what it was told of her. */
record SignedOn(String portal, String nameId, String sessionIndex) {

    /** She is logged in already. */
    static SignedOn to(String portal, Town town) {
        var kept = town.post(LoginRequestText.signed(town.request(portal, "", ""), PortalKey.PORTAL.key()), "");
        var answer = PortalAnswer.of(town.goOn(kept));
        if (answer.all("Assertion").isEmpty()) {
            var opened = Opened.with(PortalKey.PORTAL, answer);
            return new SignedOn(
                    portal,
                    opened.getSubject().getNameID().getValue(),
                    opened.getAuthnStatements().getFirst().getSessionIndex());
        }
        return new SignedOn(
                portal,
                answer.textOf("NameID"),
                answer.all("AuthnStatement").getFirst().getAttribute("SessionIndex"));
    }

    /** What it sends when she logs out there. */
    LogoutMessage request(Town town, String id) {
        return LogoutMessage.request(
                portal,
                id,
                town.clock.instant(),
                LogoutMessage.destination(),
                LogoutMessage.name(nameId, sessionIndex));
    }
}
