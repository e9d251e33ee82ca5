package no.portvakt.gateway.boot;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import no.portvakt.gateway.frontchannel.FrontChannel;
import no.portvakt.gateway.frontchannel.Left;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.saml.answer.PortalPseudonyms;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.secret.Secret;

/** Portals of OpenID Connect that hear of a log-out in a frame. */
public class FrontChannelBeans {

    private static final long MOST_CHARACTERS = 1_000_000;

    @Produces
    @Singleton
    public FrontChannel frontChannel(
            PortalLevelWatch watch,
            IdentityProvider identityProvider,
            OidcSettings realm,
            ProcessSettings process,
            SessionBeans.SharedSessions shared,
            AuditLog audit,
            Clock clock) {
        var secret = Secret.of(process.pairwiseSecret());
        return new FrontChannel(
                watch::framed,
                new Left(new PortalPseudonyms(secret, new SecureRandom()), SessionBeans.texts(shared, MOST_CHARACTERS)),
                identityProvider,
                realm.issuer().resolve("/"),
                secret,
                audit,
                clock);
    }

    @Produces
    @Singleton
    public OwnPath portalLogout(FrontChannel frontChannel) {
        return frontChannel.notice();
    }

    @Produces
    @Singleton
    public OwnPath portalFrames(FrontChannel frontChannel) {
        return frontChannel.frames();
    }
}
