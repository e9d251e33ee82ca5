package no.portvakt.gateway.saml.delegate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.saml.metadata.SamlPortal;
import no.portvakt.gateway.saml.receive.Question;
import no.portvakt.gateway.saml.signon.Disclosure;
import no.portvakt.gateway.session.Session;
import no.portvakt.profiles.catalog.IdentityShown;
import no.portvakt.profiles.catalog.Population;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.portal.SamlPeer;
import no.portvakt.profiles.reason.Reason;

/**
 * Decides by the policy in force, by the same function as for a service behind the gateway. Whoever comes from a portal
 * may do all that it does, so it takes what the strictest rules of its service demand together, and what the portal asks
 * for if that is more.
 */
final class LevelRule {

    /** Where neither profile nor portal asks for more: somebody has to be logged in all the same. */
    private static final SecurityLevel LEAST = SecurityLevel.LOW;

    private final PolicyInForce policy;
    private final AcrMapping reachable;

    LevelRule(PolicyInForce policy, AcrMapping reachable) {
        this.policy = policy;
        this.reachable = reachable;
    }

    Ruling decide(SamlPortal portal, Question question, Optional<Session> session, Instant now) {
        var inForce = policy.get();
        var service = inForce.catalog().find(portal.service()).filter(found -> found.isInForceAt(now));
        var demands = inForce.demandsOf(portal.service());
        if (service.isEmpty() || demands.isEmpty()) {
            return new Ruling.NotServed(Reason.UNKNOWN_SERVICE);
        }
        var needed = needed(demands, question);
        if (reachable.acrFor(needed).isEmpty()) {
            return new Ruling.Unreachable();
        }
        // Nothing is submitted by logging in: what has to be signed is signed where it is submitted.
        var raised = demands.stream()
                .map(demand -> demand.atLeast(needed).besidesSignature())
                .toList();
        boolean served = service.get().audience().population().contains(Population.CITIZENS)
                && session.map(known -> known.person().isPresent()).orElse(true);
        if (!served) {
            return new Ruling.NotServed(Reason.POPULATION_NOT_SERVED);
        }
        if (question.anew()
                && session.filter(known -> isNewerThan(question, known)).isEmpty()) {
            return new Ruling.LogInFirst(needed, shortest(raised), Reason.LOGIN_REQUIRED);
        }
        return decide(raised, needed, question, session, now);
    }

    /**
     * What the portal is told of her, at this level: no more than its declaration names, and her number only where the
     * profile of its service shows it.
     */
    Disclosure disclosure(SamlPortal portal, Session session, SecurityLevel level) {
        var service = policy.get().catalog().find(portal.service()).orElseThrow();
        var named = portal.peer().attributes().values();
        return new Disclosure(
                portal.name(),
                service.title(),
                service.owner().organisation(),
                level,
                named.contains(SamlPeer.Told.NATIONAL_ID)
                        && service.identity() == IdentityShown.NATIONAL_ID
                        && session.person().isPresent(),
                portal.peer().nameId() == SamlPeer.NameIdKind.PERSISTENT,
                Optional.of(session.assurance().amr()).filter(any -> named.contains(SamlPeer.Told.METHOD)),
                Optional.of(session.locale()).filter(any -> named.contains(SamlPeer.Told.LANGUAGE)));
    }

    /** The higher of what was asked for and what is demanded. */
    private static SecurityLevel needed(Set<Demand> demands, Question question) {
        var demanded = demands.stream()
                .map(Demand::askedLevel)
                .max(Comparator.naturalOrder())
                .filter(level -> level.satisfies(LEAST))
                .orElse(LEAST);
        return question.level().filter(asked -> asked.satisfies(demanded)).orElse(demanded);
    }

    private static Ruling decide(
            List<Demand> demands, SecurityLevel needed, Question question, Optional<Session> session, Instant now) {
        var evidence = session.map(Session::assurance);
        Optional<Reason> missing = Optional.empty();
        for (var demand : demands) {
            switch (AccessDecider.decide(demand, evidence, now)) {
                case Decision.Permitted met -> {}
                case Decision.Refused refused -> {
                    return new Ruling.NotServed(refused.reason());
                }
                case Decision.StepUpNeeded step -> missing = Optional.of(step.reason());
            }
        }
        return missing.<Ruling>map(reason -> new Ruling.LogInFirst(needed, shortest(demands), reason))
                .orElseGet(() -> new Ruling.Enough(
                        question.statesAsked() ? needed : evidence.orElseThrow().level()));
    }

    private static Optional<Duration> shortest(List<Demand> demands) {
        return demands.stream().flatMap(demand -> demand.maxAge().stream()).min(Comparator.naturalOrder());
    }

    /** Log-ins are known to the second. */
    private static boolean isNewerThan(Question question, Session session) {
        return !session.assurance()
                .authenticatedAt()
                .isBefore(question.askedAt().truncatedTo(ChronoUnit.SECONDS));
    }
}
