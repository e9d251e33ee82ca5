package no.portvakt.gateway.saml.delegate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.saml.signon.Disclosure;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.gateway.session.Session;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.portal.Telling;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Outcome;

/**
 * {@code /_portvakt/saml/continue}: what a portal asked is answered, or the citizen is sent to log in and comes back
 * here. She is sent once: what the log-in brought is held against what it takes, and if it is less, the portal is told.
 * Before the portal is told anything about her, she is shown what, as its declaration says.
 */
final class ContinueHandler implements OwnPathHandler {

    private final SamlParts parts;
    private final Visitors visitors;
    private final Delivery delivery;
    private final DisclosurePage page = new DisclosurePage();
    private final Clock clock;

    ContinueHandler(SamlParts parts) {
        this.parts = parts;
        this.visitors = new Visitors(parts);
        this.delivery = new Delivery(parts);
        this.clock = parts.clock();
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        return visitors.find(request, request::parameter)
                .map(visit -> goOn(visit, Optional.empty()))
                .orElseGet(() -> OwnReply.Refusal.because(Reason.LOGIN_NOT_COMPLETED));
    }

    /**
     * Goes on with a visit.
     *
     * @param agreed the kinds of what she was shown just now, and goes on with; empty if she was not
     */
    OwnReply goOn(Visit visit, Optional<String> agreed) {
        var session = visitors.session(visit.request());
        return switch (parts.rule().decide(visit.portal(), visit.question(), session, clock.instant())) {
            case Ruling.Enough(var level) -> enough(visit, session.orElseThrow(), level, agreed);
            case Ruling.LogInFirst(var level, var maxAge, var reason) ->
                visit.wasSent() ? stillNot(visit, session, reason) : sendToLogIn(visit, level, maxAge);
            case Ruling.Unreachable unreachable -> delivery.refuse(visit, session, Fault.NO_SUCH_LEVEL);
            case Ruling.NotServed(var reason) -> {
                record(visit, session, Outcome.REFUSED, reason);
                yield delivery.refuse(visit, session, Fault.NOT_SERVED);
            }
        };
    }

    private OwnReply enough(Visit visit, Session session, SecurityLevel level, Optional<String> agreed) {
        var disclosure = parts.rule().disclosure(visit.portal(), session, level);
        if (agreed.filter(disclosure.kinds()::equals).isPresent()) {
            if (visit.portal().telling() == Telling.FIRST_TIME) {
                parts.signOns()
                        .shown()
                        .remember(visit.portal(), session, disclosure, visitors.longest(visit.request()));
            }
            return delivery.give(visit, session, disclosure);
        }
        if (isToBeShown(visit, session, disclosure)) {
            return visit.question().silent()
                    ? delivery.refuse(visit, Optional.of(session), Fault.WOULD_HAVE_ASKED)
                    : page.of(visit.name(), visit.wasSent(), disclosure, session.locale());
        }
        return delivery.give(visit, session, disclosure);
    }

    private boolean isToBeShown(Visit visit, Session session, Disclosure disclosure) {
        return switch (visit.portal().telling()) {
            case NEVER -> false;
            case ALWAYS -> true;
            case FIRST_TIME -> !parts.signOns().shown().isKnown(visit.portal(), session, disclosure);
        };
    }

    private OwnReply sendToLogIn(Visit visit, SecurityLevel level, Optional<Duration> maxAge) {
        var prompt =
                visit.question().silent() ? "&prompt=none" : visit.question().anew() ? "&prompt=login" : "";
        return OwnReply.Redirect.to(visit.request().origin()
                + OwnPath.PREFIX
                + "login?return="
                + URLEncoder.encode(visit.afterLogIn(), StandardCharsets.UTF_8)
                + "&level="
                + level.number()
                + maxAge.map(age -> "&max_age=" + age.toSeconds()).orElse("")
                + prompt);
    }

    private OwnReply stillNot(Visit visit, Optional<Session> session, Reason reason) {
        record(visit, session, Outcome.STEP_UP, reason);
        return delivery.refuse(
                visit, session, visit.question().silent() ? Fault.WOULD_HAVE_ASKED : Fault.LEVEL_NOT_REACHED);
    }

    private void record(Visit visit, Optional<Session> session, Outcome outcome, Reason reason) {
        session.ifPresent(known -> parts.records()
                .decided(visit.portal(), known, visit.request().correlation(), outcome, Optional.of(reason)));
    }
}
