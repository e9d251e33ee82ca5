package no.portvakt.gateway.saml.signon;

import java.util.Optional;
import no.portvakt.trust.secret.Secret;

/**
 * A portal that was told of a sign-on.
 *
 * @param portal the id of its declaration
 * @param sid the sign-on, which no portal knows by this name
 * @param name how the portal was told to call her
 * @param sessionIndex how the portal was told to call the sign-on
 * @param sessionKey of the session that she had then, as the audit log names it
 * @param endsThere what the identity provider ends the sign-on by, however old it is
 */
public record Participation(
        String portal, String sid, String name, String sessionIndex, String sessionKey, Optional<Secret> endsThere) {}
