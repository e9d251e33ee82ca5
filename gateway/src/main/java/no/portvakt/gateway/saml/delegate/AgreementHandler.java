package no.portvakt.gateway.saml.delegate;

import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.profiles.reason.Reason;

/**
 * {@code /_portvakt/saml/told}: the citizen has seen what a portal would be told, and goes on or turns back ({@code
 * ownpath} has checked the form's origin). If it would be told something else by now, she sees that first.
 *
 * <p>Where she would be sent on by a redirect it is by a page: browsers hold every redirect that answers a form against
 * the {@code form-action} of the page that sent it (Content Security Policy Level 3, 6.4.2).
 */
final class AgreementHandler implements OwnPathHandler {

    static final String ANSWER = "answer";
    static final String GO = "go";
    static final String BACK = "back";
    static final String SEEN = "seen";
    private static final String ANY_LANGUAGE = "nb";

    private final Visitors visitors;
    private final Delivery delivery;
    private final ContinueHandler goingOn;
    private final DisclosurePage page = new DisclosurePage();

    AgreementHandler(SamlParts parts, ContinueHandler goingOn) {
        this.visitors = new Visitors(parts);
        this.delivery = new Delivery(parts);
        this.goingOn = goingOn;
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        return visitors.find(request, request::field)
                .map(visit -> bySomethingElseThanARedirect(visit, answer(visit)))
                .orElseGet(() -> OwnReply.Refusal.because(Reason.LOGIN_NOT_COMPLETED));
    }

    private OwnReply answer(Visit visit) {
        return switch (visit.request().field(ANSWER).orElse("")) {
            case GO -> goingOn.goOn(visit, visit.request().field(SEEN));
            case BACK -> delivery.refuse(visit, visitors.session(visit.request()), Fault.TURNED_BACK);
            default -> OwnReply.Refusal.because(Reason.INVALID_INPUT);
        };
    }

    private OwnReply bySomethingElseThanARedirect(Visit visit, OwnReply reply) {
        return switch (reply) {
            case OwnReply.Redirect(var location, var setCookies) ->
                page.onward(
                        location,
                        visitors.stored(visit.request())
                                .map(stored -> stored.session().locale())
                                .orElse(ANY_LANGUAGE),
                        setCookies);
            case OwnReply other -> other;
        };
    }
}
