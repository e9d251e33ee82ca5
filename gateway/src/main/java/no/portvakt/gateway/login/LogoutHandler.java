package no.portvakt.gateway.login;

import java.util.ArrayList;
import java.util.List;
import no.portvakt.gateway.oidc.IdentityProvider;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.session.CookieHeader;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.Renewal;
import no.portvakt.gateway.session.SessionCookie;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * {@code /_portvakt/logout}: a GET asks, a POST does it, so that no link or picture on another page logs anybody out
 * ({@code ownpath} has checked the POST's origin). Ours end first, on every host; then the identity provider is told, and
 * then the portals that speak SAML with us. No token stands in a URL on the way.
 *
 * <p>To them she is led by a page and not by a redirect: browsers hold every redirect that answers a form against the
 * {@code form-action} of the page that sent it, which may be a service's own and lets forms go to its own host alone
 * (Content Security Policy Level 3, 6.4.2).
 */
final class LogoutHandler implements OwnPathHandler {

    private final IdentityProvider identityProvider;
    private final LiveSessions sessions;
    private final ServiceDemands demands;
    private final LoginPages pages;
    private final ProviderLogouts providers;
    private final PartingPortals portals;
    private final LoginJournal journal;

    LogoutHandler(
            IdentityProvider identityProvider,
            LiveSessions sessions,
            ServiceDemands demands,
            LoginPages pages,
            ProviderLogouts providers,
            PartingPortals portals,
            LoginJournal journal) {
        this.identityProvider = identityProvider;
        this.sessions = sessions;
        this.demands = demands;
        this.pages = pages;
        this.providers = providers;
        this.portals = portals;
        this.journal = journal;
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        if (!request.method().equals("POST")) {
            return OwnReply.Page.of(pages.confirmLogout(Language.of(request)));
        }
        var session = sessions.peek(request.service(), request.cookieHeaders(), demands.limitsOf(request.service()))
                .toCompletableFuture()
                .join();
        var assurance = session.map(found -> found.session().assurance());
        var provider = assurance.flatMap(providers::after);
        boolean withCard = assurance
                .filter(shown -> shown.level() == SecurityLevel.HIGH)
                .filter(shown -> shown.methods().stream().noneMatch(LoginMethod::isProvider))
                .isPresent();
        var ended = session.map(found -> end(request, found)).orElse(Ended.NOTHING);
        var here = request.origin();
        var page = new LoggedOutHandler.Said(withCard, !ended.there(), false, provider);
        var everywhere = here + LoggedOutHandler.address(page);
        var partly = here + LoggedOutHandler.address(page.notEverywhere());
        var next = ended.portals().tell(everywhere, partly, request.correlation());
        return next.equals(everywhere) || next.equals(partly)
                ? new OwnReply.Redirect(next, expireAll(request))
                : new OwnReply.Page(200, pages.leaving(Language.of(request), next), expireAll(request), false);
    }

    /**
     * What came of it.
     *
     * @param there whether the identity provider ended its session
     * @param portals that are still to be told
     */
    private record Ended(boolean there, PartingPortals.Parting portals) {

        static final Ended NOTHING = new Ended(true, PartingPortals.NONE.of(""));
    }

    private Ended end(OwnRequest request, StoredSession session) {
        var sid = session.session().sid();
        var ended = sessions.endSid(sid).toCompletableFuture().join();
        var parting = portals.of(sid);
        boolean endedThere = session.renewal()
                .map(Renewal::refreshToken)
                .filter(identityProvider::end)
                .isPresent();
        journal.record(new LoginEvent.LoggedOut(request.service(), ended.size(), endedThere), request.correlation());
        return new Ended(endedThere, parting);
    }

    private List<String> expireAll(OwnRequest request) {
        var cookies = new ArrayList<String>();
        cookies.add(sessions.cookie().expire());
        for (var family : List.of(PendingLogins.COOKIE, KeptForms.COOKIE)) {
            CookieHeader.startingWith(family, request.cookieHeaders())
                    .keySet()
                    .forEach(name -> cookies.add(SessionCookie.expire(name)));
        }
        return cookies;
    }
}
