package no.portvakt.gateway.frontchannel;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.ownpath.Detour;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.trust.audit.AuditLog;
import no.portvakt.trust.secret.Secret;

/**
 * Tells portals of OpenID Connect in a frame that a sign-on is over (OpenID Connect Front-Channel Logout 1.0), wherever the
 * log-out began. The identity provider tells us in their place, by its back channel: so it is we who know, and who have
 * her browser, at whichever host she logs out. Thread-safe.
 */
public final class FrontChannel {

    /** Where the identity provider says for one portal, {@value PORTAL}, that a session is over; on the login host. */
    static final String NOTICE = OwnPath.PREFIX + "portal-logout";

    static final String PORTAL = "portal";
    static final String FRAMES = OwnPath.PREFIX + "portal-frames";

    private final Supplier<Map<String, URI>> portals;
    private final Left left;
    private final Detour detour;
    private final OwnPath notice;
    private final OwnPath frames;

    /**
     * For these portals.
     *
     * @param portals the addresses that are opened in frames, by portal, as they are declared now
     * @param loginOrigin of the log-in host
     * @param secret the same on all nodes
     */
    public FrontChannel(
            Supplier<Map<String, URI>> portals,
            Left left,
            IdentityProvider identityProvider,
            URI loginOrigin,
            Secret secret,
            AuditLog audit,
            Clock clock) {
        this.portals = portals;
        this.left = left;
        this.detour =
                new Detour(secret, "portal.frames", loginOrigin.resolve(FRAMES).toString(), clock);
        var records = new FrameRecords(audit, clock);
        this.notice =
                OwnPath.forServers(NOTICE, Set.of("POST"), new NoticeHandler(portals, left, identityProvider, records));
        this.frames = OwnPath.forServers(
                FRAMES, Set.of("GET"), new FramesHandler(portals, left, detour, identityProvider, records));
    }

    /** The identity provider's server asks here. */
    public OwnPath notice() {
        return notice;
    }

    /** Browsers come by here. */
    public OwnPath frames() {
        return frames;
    }

    /**
     * The address that tells those who are left of this sign-on, if any, and leads on to this one. Does not block: nobody
     * may be left.
     */
    public String past(String sid, String location) {
        return portals.get().isEmpty() ? location : detour.past(sid, location);
    }

    /** Whether one is left of this sign-on. Blocks; throws a {@code CompletionException} where the store is away. */
    public boolean isAny(String sid) {
        return left.isAny(portals.get().keySet(), sid);
    }
}
