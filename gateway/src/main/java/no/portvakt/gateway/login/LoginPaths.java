package no.portvakt.gateway.login;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.secret.Sealer;

/** Every path of this package, with what answers it. */
public record LoginPaths(
        OwnPath login,
        OwnPath callback,
        OwnPath logout,
        OwnPath loggedOut,
        OwnPath session,
        OwnPath resume,
        OwnPath backchannelLogout) {

    static final String LOGIN = OwnPath.PREFIX + "login";
    static final String CALLBACK = OwnPath.PREFIX + "callback";
    static final String LOGOUT = OwnPath.PREFIX + "logout";
    /** Says that she is logged out; on every host. */
    public static final String LOGGED_OUT = OwnPath.PREFIX + "logged-out";

    static final String BACKCHANNEL_LOGOUT = OwnPath.PREFIX + "backchannel-logout";
    static final String FRONTCHANNEL_LOGOUT = OwnPath.PREFIX + "frontchannel-logout";
    static final String RESUME = OwnPath.PREFIX + "resume";
    static final String SESSION = OwnPath.PREFIX + "session";

    private static final Set<String> GET = Set.of("GET");

    /**
     * For one realm.
     *
     * @param sealer under the purpose {@code login.pending}; on several nodes its keys must be the same
     * @param forms what was kept of what citizens were sending
     * @param providers where a log-out goes on
     * @param portals that are told of a log-out
     */
    public static LoginPaths of(
            IdentityProvider identityProvider,
            LiveSessions sessions,
            ServiceDemands demands,
            Sealer sealer,
            KeptForms forms,
            ProviderLogouts providers,
            PartingPortals portals,
            LoginJournal journal,
            Clock clock) {
        var pages = new LoginPages();
        var parts = new LoginParts(
                identityProvider,
                sessions,
                demands,
                new PendingLogins(sealer, sessions, clock),
                forms,
                new LoginRounds(clock),
                new LoginProblems(pages, journal),
                clock);
        var logout = new LogoutHandler(identityProvider, sessions, demands, pages, providers, portals, journal);
        var ended = new BackchannelLogoutHandler(identityProvider, new Endings(sessions, portals, journal));
        return new LoginPaths(
                OwnPath.everywhere(LOGIN, GET, new LoginHandler(parts)),
                OwnPath.everywhere(CALLBACK, GET, new CallbackHandler(parts)),
                OwnPath.everywhere(LOGOUT, Set.of("GET", "POST"), logout),
                OwnPath.everywhere(LOGGED_OUT, GET, new LoggedOutHandler(pages, providers)),
                OwnPath.everywhere(SESSION, GET, new SessionHandler(sessions, demands)),
                OwnPath.everywhere(RESUME, Set.of("GET", "POST"), new ResumeHandler(parts, pages)),
                OwnPath.forServers(BACKCHANNEL_LOGOUT, Set.of("POST"), ended));
    }

    /**
     * Log-out in a frame, on the login host. Beside the others, since the identity provider uses either this or the back
     * channel.
     *
     * @param on where it is not, the path is as if it did not exist
     */
    public static OwnPath frontchannelLogout(
            IdentityProvider identityProvider,
            LiveSessions sessions,
            PartingPortals portals,
            LoginJournal journal,
            boolean on) {
        OwnPathHandler off = request -> OwnReply.Refusal.because(Reason.NO_RULE);
        return new OwnPath(
                FRONTCHANNEL_LOGOUT,
                GET,
                OwnPath.UnsafeMethods.FROM_SAME_ORIGIN,
                OwnPath.ServedOn.LOGIN_HOST,
                on ? new FrontchannelLogoutHandler(identityProvider, new Endings(sessions, portals, journal)) : off);
    }

    /** All of them. */
    public List<OwnPath> all() {
        return List.of(login, callback, logout, loggedOut, session, resume, backchannelLogout);
    }
}
