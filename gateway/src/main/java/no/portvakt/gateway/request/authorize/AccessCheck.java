package no.portvakt.gateway.request.authorize;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.gateway.exchange.FollowedForm;
import no.portvakt.gateway.exchange.SameOrigin;
import no.portvakt.gateway.request.authenticate.Identified;
import no.portvakt.profiles.catalog.Population;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.policy.AppliedRule;
import no.portvakt.profiles.reason.Reason;

/** Holds what is known of the caller against the rule. Pure: the time is given, and nothing is asked of anybody. */
public final class AccessCheck {

    public Access check(Identified identified, Instant now) {
        var applied = identified.applied();
        if (!applied.service().isInForceAt(now)) {
            return new Access.Refused(Reason.UNKNOWN_SERVICE);
        }
        if (isFromElsewhere(identified)) {
            return new Access.Refused(Reason.CROSS_SITE);
        }
        var notHerself = Acting.refusal(identified.exchange(), applied.service());
        if (notHerself.isPresent()) {
            return new Access.Refused(notHerself.get());
        }
        var decision =
                AccessDecider.decide(applied.demand(), identified.citizen().map(Citizen::assurance), now);
        return switch (decision) {
            case Decision.Permitted permitted ->
                isServed(applied, identified.citizen())
                        ? new PermittedRequest(identified)
                        : new Access.Refused(Reason.POPULATION_NOT_SERVED);
            case Decision.StepUpNeeded missing ->
                new StepUpNeededRequest(identified.exchange(), applied.service().host(), missing, identified.byToken());
            case Decision.Refused refused -> new Access.Refused(refused.reason());
        };
    }

    /** What a page of somebody else's could make a browser send. No browser adds a bearer token by itself. */
    private static boolean isFromElsewhere(Identified identified) {
        return !identified.byToken()
                && !SameOrigin.isShownBy(identified.exchange())
                && !mayComeFromElsewhere(identified.applied(), identified.exchange());
    }

    /** Where an emergency demands a log-in, no form of others' is let in, whatever the profile says. */
    private static boolean mayComeFromElsewhere(AppliedRule applied, Exchange exchange) {
        return switch (applied.crossSite()) {
            case REFUSED -> false;
            case NAVIGATION -> applied.demand().level() == SecurityLevel.OPEN && FollowedForm.isShownBy(exchange);
            case ALLOWED -> true;
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
            case Decision.Permitted permitted -> isServed(applied, earlier.citizen());
            case Decision.StepUpNeeded missing -> false;
            case Decision.Refused refused -> false;
        };
    }

    /** An open page serves whoever comes. Which issuers count for a population, the compiled demand says already. */
    private static boolean isServed(AppliedRule applied, Optional<Citizen> caller) {
        return applied.demand().level() == SecurityLevel.OPEN
                || caller.stream()
                        .flatMap(AccessCheck::populationsOf)
                        .anyMatch(applied.service().audience().population()::contains);
    }

    /**
     * Whom she is one of, by what her log-in proved: a person by her national id number, an employee by the employees'
     * realm. Nothing proves an organisation yet.
     */
    private static Stream<Population> populationsOf(Citizen caller) {
        return Stream.concat(
                caller.person().map(number -> Population.CITIZENS).stream(),
                caller.employee().map(employee -> Population.EMPLOYEES).stream());
    }
}
