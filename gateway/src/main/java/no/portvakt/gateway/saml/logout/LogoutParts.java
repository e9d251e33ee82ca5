package no.portvakt.gateway.saml.logout;

import java.util.function.Predicate;
import no.portvakt.gateway.saml.answer.PostForm;
import no.portvakt.gateway.saml.delegate.Workers;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.gateway.saml.signon.Participations;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.trust.secret.Secret;

/**
 * What the handlers of this package share.
 *
 * @param endsThere ends the identity provider's session; false where it could not
 */
record LogoutParts(
        SamlPortals portals,
        LogoutReader reader,
        LogoutMessages messages,
        Participations participations,
        Chains chains,
        Awaited awaited,
        PostForm form,
        LogoutPages pages,
        LiveSessions sessions,
        Predicate<Secret> endsThere,
        Framed framed,
        LogoutCalls calls,
        LogoutRecords records,
        Workers workers) {}
