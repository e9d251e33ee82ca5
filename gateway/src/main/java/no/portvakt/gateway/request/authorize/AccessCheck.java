package no.portvakt.gateway.request.authorize;

import java.time.Instant;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.exchange.SameOrigin;
import no.portvakt.gateway.request.authenticate.Identified;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.policy.AppliedRule;
import no.portvakt.profiles.reason.Reason;

/** Holds what is known of the caller against the rule. Pure: the time is given, and nothing is asked of anybody. */
public final class AccessCheck {

    public Access check(Identified identified, Instant now) {
        var applied = identified.applied();
        if (!applied.service().isInForceAt(now)) {
            return new Access.Refused(Reason.UNKNOWN_SERVICE);
        }
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

    /**
     * Whether a request that was let in would be let in now. The caller is who she was then; the origin was shown once.
     *
     * @param applied what the policy says of it now
     */
    public boolean stillPermits(Permitted earlier, AppliedRule applied, Instant now) {
        if (!applied.service().isInForceAt(now)) {
            return false;
        }
        return switch (AccessDecider.decide(applied.demand(), earlier.citizen().map(Citizen::assurance), now)) {
            case Decision.Permitted permitted -> true;
            case Decision.StepUpNeeded missing -> false;
            case Decision.Refused refused -> false;
        };
    }
}
