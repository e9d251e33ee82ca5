package no.portvakt.demo.journey;

import static no.portvakt.demo.journey.Unexpected.unless;

import java.util.Map;
import no.portvakt.demo.browsing.Browser;
import no.portvakt.demo.browsing.Page;

/** Steps 7 and 8: what only a smart card opens, for people and for programs. */
final class SteppingUp {

    private static final String SERVICE = "hjemmehjelp";

    /** Reading takes level 3 there, sending level 4: the only way to hold too low a session. */
    private static final String MIXED_SERVICE = "skjenkebevilling";

    private static final String HIGH = "idporten-loa-high";
    private static final String API = "/api/soknader";

    private final Traveller traveller;

    SteppingUp(Traveller traveller) {
        this.traveller = traveller;
    }

    /** Sabotage: the card has been revoked. */
    String cardOpensLevelFour(boolean broken) {
        if (broken) {
            traveller.insert(traveller.office().revokedCard(traveller.citizen()));
        }
        var asked = traveller.open(SERVICE, "/");
        unless(asked.passed("login.localhost", "/realms/innbygger/"), "level 4 leads to log-in, was " + asked);
        unless(
                !LoginPages.asksForNumber(asked) && !LoginPages.asksForCode(asked),
                "only the smart card is asked for, was " + asked);
        var page = LoginPages.showCard(traveller.browser(), asked, traveller.cardPort());
        unless(
                page.status() == 200 && page.address().getHost().equals(SERVICE + ".localhost"),
                "the card opens the page, was " + page + problem(page));
        var session = traveller.session(SERVICE);
        unless(session.acr().equals(HIGH), "the card gives " + HIGH + ", was '" + session.acr() + "'");
        var shown = traveller.simulators().services().seen().getLast().identity();
        unless(
                shown.filter(identity -> identity.verified() && identity.acr().equals(HIGH))
                        .isPresent(),
                "the service was shown a signed identity with " + HIGH);
        return "only the card asked for; 200, acr=%s; the service checked the gateway's signature"
                .formatted(session.acr());
    }

    /** Sabotage: a session of level 4 calls. */
    String programsAreToldTheLevel(boolean broken) {
        var login = traveller.othersBrowser().open(traveller.on(MIXED_SERVICE, "/"));
        var page = LoginPages.byPin(traveller.othersBrowser(), login, traveller.other());
        unless(page.status() == 200, "reading needs level 3 only, was " + page);
        var session = SessionView.of(traveller.othersBrowser(), traveller.on(MIXED_SERVICE, "/"));
        unless(session.level() == 3, "the other citizen is at level 3 there, was " + session.level());
        if (broken) {
            traveller.open(MIXED_SERVICE, "/_portvakt/login?return=/&level=4");
        }
        int reached = reached();
        var atLevelThree = challenge(broken ? traveller.browser() : traveller.othersBrowser(), "POST", MIXED_SERVICE);
        try (var nobody = traveller.newBrowser()) {
            var withoutSession = challenge(nobody, "POST", MIXED_SERVICE);
            var elsewhere = challenge(nobody, "GET", SERVICE);
            unless(reached() == reached, "the refused calls do not reach the service");
            return "level 3: %s; no session: %s, %s".formatted(atLevelThree, withoutSession, elsewhere);
        }
    }

    private int reached() {
        return traveller.simulators().services().seen().size();
    }

    private String challenge(Browser browser, String method, String service) {
        var origin = Map.of("Origin", traveller.on(service, "").toString());
        var answer = browser.fetch(method, traveller.on(service, API), origin);
        unless(answer.status() == 401, "the call is refused with 401, was " + answer.status());
        var challenge = answer.header("WWW-Authenticate").orElse("");
        unless(
                challenge.contains("error=\"insufficient_user_authentication\"") && challenge.contains(HIGH),
                "the challenge of RFC 9470 asks for " + HIGH + ", was '" + challenge + "'");
        var problem = problemDocument(answer);
        return "401 insufficient_user_authentication " + problem;
    }

    private static String problemDocument(Page answer) {
        var type = answer.header("Content-Type").orElse("");
        unless(type.startsWith("application/problem+json"), "a problem document, was '" + type + "'");
        var problem = SessionView.parse(answer.body());
        unless(problem.path("requiredLevel").asInt() == 4, "the problem document names level 4");
        return problem.path("type").asText() + " requiredLevel="
                + problem.path("requiredLevel").asInt();
    }

    private static String problem(Page page) {
        return ": " + page.document().select("[role=alert], .ds-alert").text();
    }
}
