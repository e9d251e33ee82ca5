package no.portvakt.gateway.request.authorize;

import java.time.Instant;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.exchange.SameOrigin;
import no.portvakt.gateway.request.authenticate.Identified;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.reason.Reason;

/** Holds what is known of the caller against the rule. Pure: the time is given, and nothing is asked of anybody. */
public final class AccessCheck {

    public Access check(Identified identified, Instant now) {
        var applied = identified.applied();
        if (applied.service().crossSite() == CrossSite.REFUSED && !SameOrigin.isShownBy(identified.exchange())) {
            return new Access.Refused(Reason.CROSS_SITE);
        }
        var decision =
                AccessDecider.decide(applied.demand(), identified.citizen().map(Citizen::assurance), now);
        return switch (decision) {
            case Decision.Permitted permitted -> new PermittedRequest(identified);
            case Decision.StepUpNeeded missing -> new StepUpNeededRequest(identified.exchange(), missing);
            case Decision.Refused refused -> new Access.Refused(refused.reason());
        };
    }
}
