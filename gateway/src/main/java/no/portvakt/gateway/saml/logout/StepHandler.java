package no.portvakt.gateway.saml.logout;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.gateway.ownpath.BrowserLanguage;
import no.portvakt.gateway.ownpath.Detour;
import no.portvakt.gateway.ownpath.OwnPathHandler;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;

/**
 * {@code /_portvakt/saml/logout}: a log-out goes on to the next portal. Who comes back here before the portal has
 * answered (with the back button, or by this address alone) can go on without it. Changes nothing but how far this
 * browser is in a log-out that has happened here already.
 */
final class StepHandler implements OwnPathHandler {

    static final String NAMED = "out";
    private static final String WITHOUT = "without";

    private final LogoutParts parts;
    private final Steps steps;
    private final Detour detour;

    StepHandler(LogoutParts parts, Detour detour) {
        this.parts = parts;
        this.detour = detour;
        this.steps = new Steps(parts);
    }

    @Override
    public OwnReply handle(OwnRequest request) {
        var past = request.parameter(Detour.PARAMETER);
        if (past.isPresent()) {
            return past.flatMap(detour::read)
                    .map(where -> begin(where, request))
                    .orElseGet(() -> over(request));
        }
        var ticket = request.parameter(Chains.TICKET);
        if (ticket.isPresent()) {
            return ticket.flatMap(parts.chains()::takeOver)
                    .<OwnReply>map(held -> new OwnReply.Redirect(here(request, held), List.of(held.setCookie())))
                    .orElseGet(() -> over(request));
        }
        return parts.chains()
                .find(request.parameter(NAMED).orElse(""), request.cookieHeaders())
                .map(held -> goOn(held, request))
                .orElseGet(() -> over(request));
    }

    /** She has logged out at the identity provider, which has told us: those that were left for her browser are asked. */
    private OwnReply begin(Detour.Where where, OwnRequest request) {
        var left = parts.participations().takeLeft(where.sid()).stream()
                .map(Chain.Stop::of)
                .toList();
        if (left.isEmpty()) {
            return OwnReply.Redirect.to(where.location());
        }
        var end = new Chain.End.AtPage(where.location(), where.location());
        var held = parts.chains().begin(Chain.over(left, end, true));
        return new OwnReply.Redirect(here(request, held), List.of(held.setCookie()));
    }

    private OwnReply over(OwnRequest request) {
        return parts.pages().over(BrowserLanguage.of(request), true, List.of());
    }

    private static String here(OwnRequest request, Chains.Held held) {
        return request.origin() + LogoutPaths.STEPS + "?" + NAMED + "=" + held.name();
    }

    private OwnReply goOn(Chains.Held held, OwnRequest request) {
        return held.chain()
                .asked()
                .map(asked -> heard(asked, request)
                        .map(done -> {
                            var by = BrowserStep.of(parts.portals(), asked.stop())
                                    .map(step -> step.service().binding().name().toLowerCase(Locale.ROOT))
                                    .orElse("none");
                            parts.records().told(asked.stop(), by, done, request.correlation());
                            return steps.next(
                                    new Chains.Held(held.id(), held.chain().heard(done)), request);
                        })
                        .orElseGet(() -> stuck(held, asked, request)))
                .orElseGet(() -> steps.next(held, request));
    }

    /** What the portal said; that it has said nothing, where she goes on without it. */
    private Optional<Boolean> heard(Chain.Asked asked, OwnRequest request) {
        return parts.awaited().heard(asked.requestId()).or(() -> request.parameter(WITHOUT)
                .filter(asked.stop().portal()::equals)
                .map(without -> false));
    }

    private OwnReply stuck(Chains.Held held, Chain.Asked asked, OwnRequest request) {
        var host = BrowserStep.of(parts.portals(), asked.stop())
                .map(step -> step.service().address().getHost())
                .orElse(asked.stop().portal());
        return parts.pages()
                .stuck(
                        BrowserLanguage.of(request),
                        host,
                        here(request, held) + "&" + WITHOUT + "=" + asked.stop().portal());
    }
}
