package no.portvakt.gateway.saml.logout;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.profiles.reason.Reason;

/**
 * {@code /_portvakt/saml/slo}: a portal asks for a log-out, or answers when it was asked, and a browser carries it. What
 * another site posts comes without our cookies, so whatever goes on in this browser goes on by a GET of ours.
 */
final class SingleLogoutHandler implements OwnPathHandler {

    private final LogoutParts parts;
    private final Ending ending;
    private final Steps steps;
    private final String address;

    /**
     * Answers here.
     *
     * @param address ours, which a message has to name as its destination
     */
    SingleLogoutHandler(LogoutParts parts, Ending ending, String address) {
        this.parts = parts;
        this.ending = ending;
        this.steps = new Steps(parts);
        this.address = address;
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        return parts.workers()
                .tryDo(() -> parts.reader().read(request, address))
                .map(heard -> reply(request, heard))
                .orElseGet(() -> OwnReply.Refusal.because(Reason.UNAVAILABLE));
    }

    private OwnReply reply(OwnRequest request, Heard heard) {
        return switch (heard) {
            case Heard.Asked asked ->
                switch (ending.end(asked, request.correlation())) {
                    case Ending.Outcome.Ended(var chain, var sid) -> goOn(chain, sid, request);
                    case Ending.Outcome.Refused(var fault) -> refuse(asked.portal(), asked.asker(), fault, request);
                    case Ending.Outcome.Again again -> untrusted(Fault.REPLAYED, Optional.of(asked.portal()), request);
                };
            case Heard.Told(var portal, var asker, var fault) ->
                ending.isFirst(portal, asker)
                        ? refuse(portal, asker, fault, request)
                        : untrusted(Fault.REPLAYED, Optional.of(portal), request);
            case Heard.Answered answered -> answered(request, answered);
            case Heard.Untrusted(var fault, var portal) -> untrusted(fault, portal, request);
        };
    }

    private OwnReply goOn(Chain chain, String sid, OwnRequest request) {
        var over = parts.sessions().cookie().expire();
        boolean framed = parts.framed().isAny(sid);
        if (chain.left().isEmpty() && !framed) {
            return steps.end(chain, request, List.of(over));
        }
        var held = parts.chains().begin(chain);
        var next = request.origin() + LogoutPaths.STEPS + "?" + StepHandler.NAMED + "=" + held.name();
        return new OwnReply.Redirect(framed ? parts.framed().past(sid, next) : next, List.of(over, held.setCookie()));
    }

    private OwnReply refuse(SamlPortal portal, Asker asker, Fault fault, OwnRequest request) {
        parts.records().refused(Optional.of(portal), fault, request.correlation());
        return steps.answer(asker, LogoutStatus.refused(fault), request, List.of())
                .orElseGet(() -> OwnReply.Refusal.because(Reason.INVALID_INPUT));
    }

    private OwnReply answered(OwnRequest request, Heard.Answered answered) {
        return parts.awaited()
                .hear(answered.inResponseTo(), answered.portal().id().value(), answered.done())
                .<OwnReply>map(chain -> OwnReply.Redirect.to(
                        request.origin() + LogoutPaths.STEPS + "?" + StepHandler.NAMED + "=" + chain))
                .orElseGet(() -> untrusted(Fault.NOT_ASKED_FOR, Optional.of(answered.portal()), request));
    }

    private OwnReply untrusted(Fault fault, Optional<SamlPortal> portal, OwnRequest request) {
        parts.records().refused(portal, fault, request.correlation());
        return OwnReply.Refusal.because(Reason.INVALID_INPUT);
    }
}
