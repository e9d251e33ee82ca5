package no.portvakt.demo.journey;

import static no.portvakt.demo.journey.Unexpected.unless;

import no.portvakt.demo.browsing.Browser;
import no.portvakt.demo.browsing.Page;

/** Steps 1 to 3: an open page, the way in from the national portal, and a code that works once. */
final class LoggingIn {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";

    private final Traveller traveller;

    LoggingIn(Traveller traveller) {
        this.traveller = traveller;
    }

    /** Sabotage: the service is down. */
    String openPage(boolean broken) {
        if (broken) {
            traveller.simulators().services().close();
        }
        var page = traveller.open("apningstider", "/");
        unless(page.status() == 200, "an open page answers 200, was " + page);
        unless(page.hops().isEmpty(), "an open page asks nobody to log in");
        var seen = traveller.simulators().services().seen().stream()
                .filter(request -> request.service().equals("apningstider"))
                .toList();
        unless(!seen.isEmpty(), "the service was reached");
        unless(seen.getLast().identity().isEmpty(), "an open service is told nothing about the caller");
        return "200 without a redirect; the service was shown no identity";
    }

    /** Sabotage: the citizen types from a letter that was revoked. */
    String fromPortalToCases(boolean broken) {
        if (broken) {
            traveller.office().revokeLetter(traveller.citizen());
        }
        var portal = traveller.open("norge", "/");
        unless(portal.status() == 200, "the national portal is open, was " + portal);
        var deepLink = traveller.on("minside", "/saker").toString();
        var link = portal.document().select("a[href]").stream()
                .filter(anchor -> anchor.absUrl("href").equals(deepLink))
                .findFirst()
                .orElseThrow(() -> new Unexpected("the portal has no link to " + deepLink));
        var login = traveller.browser().follow(portal, link);
        unless(login.passed("login.localhost", "/realms/innbygger/"), "the link leads to log-in, was " + login);
        var page = LoginPages.byPin(traveller.browser(), login, traveller.citizen());
        requireCases(page);
        var session = traveller.session("minside");
        unless(session.acr().equals(SUBSTANTIAL), "PIN gives " + SUBSTANTIAL + ", was '" + session.acr() + "'");
        return "%d to log-in; PIN; 200 at minside.localhost/saker, acr=%s, level %d"
                .formatted(login.hops().getFirst().status(), session.acr(), session.level());
    }

    /** Sabotage: the fresh code is typed where the used one should be. */
    String usedCode(boolean broken) {
        try (var elsewhere = traveller.newBrowser()) {
            var login = elsewhere.open(traveller.on("minside", "/saker"));
            var page = LoginPages.identify(elsewhere, login, traveller.citizen());
            int fresh = LoginPages.askedFor(page);
            unless(fresh > 1, "the next code is asked for, was number " + fresh);
            int used = fresh - 1;
            var refused =
                    LoginPages.typeCode(elsewhere, page, traveller.citizen().code(broken ? fresh : used));
            unless(LoginPages.asksForCode(refused), "a used code is refused, but it led to " + refused);
            return "code %d again: refused (%d); code %d: %s"
                    .formatted(used, refused.status(), fresh, typeFresh(elsewhere, refused, fresh));
        }
    }

    private String typeFresh(Browser elsewhere, Page refused, int fresh) {
        int asked = LoginPages.askedFor(refused);
        unless(asked == fresh, "a wrong code leaves the same number asked for, was " + asked);
        var page = LoginPages.typeCode(elsewhere, refused, traveller.citizen().code(fresh));
        requireCases(page);
        return page.status() + ", logged in";
    }

    private static void requireCases(Page page) {
        unless(
                page.status() == 200
                        && page.address().getHost().equals("minside.localhost")
                        && page.address().getPath().equals("/saker"),
                "log-in leads back to the page asked for, was " + page);
    }
}
