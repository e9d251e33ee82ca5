package no.portvakt.profiles.policy;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What the rules of one service that hold for one request demand together: the strictest of each. So a rule that is
 * added can only take away.
 *
 * @param raisedTo the level that an emergency demands at least
 * @param issuers whose evidence counts
 */
record Combination(ServiceProfile service, Method method, SecurityLevel raisedTo, Optional<Set<String>> issuers) {

    /** Of two rules of one level the longer pattern decides: its reason speaks of less, and so says more. */
    private static final Comparator<Rule> DECIDING = Comparator.comparingInt(
                    (Rule rule) -> rule.level().number())
            .thenComparingInt(rule -> rule.path().segments().size())
            .thenComparingInt(rule -> rule.path().openEnded() ? 0 : 1)
            .thenComparing(rule -> rule.path().toString());

    /** Empty if no rule holds. */
    Optional<AppliedRule> of(Collection<Rule> effective) {
        return effective.stream()
                .max(DECIDING)
                .map(deciding -> new AppliedRule(service, deciding, demand(deciding, effective), crossSite(effective)));
    }

    /** As if all rules for this method held for one request; empty if there are none. */
    Optional<AppliedRule> ofAllRules() {
        return of(service.rules().stream().filter(rule -> rule.isFor(method)).toList());
    }

    private Demand demand(Rule deciding, Collection<Rule> effective) {
        var level = deciding.level().satisfies(raisedTo) ? deciding.level() : raisedTo;
        return level == SecurityLevel.OPEN
                ? Demand.of(level)
                : new Demand(
                        level,
                        issuers,
                        login(effective),
                        shortestAge(effective),
                        common(effective, Rule::roles),
                        effective.stream().anyMatch(rule -> rule.demandsSignature(method)));
    }

    private CrossSite crossSite(Collection<Rule> effective) {
        return effective.stream()
                .map(rule -> rule.crossSite().orElse(service.crossSite()))
                .min(Comparator.naturalOrder())
                .orElse(CrossSite.REFUSED);
    }

    private Optional<Set<LoginMethod>> login(Collection<Rule> effective) {
        var ofService = service.audience().login();
        return common(effective, rule -> rule.login().or(() -> ofService));
    }

    private static Optional<Duration> shortestAge(Collection<Rule> rules) {
        return rules.stream().flatMap(rule -> rule.maxAge().stream()).min(Comparator.naturalOrder());
    }

    /** What all rules that name some accept; empty if none names any. */
    private static <T> Optional<Set<T>> common(Collection<Rule> rules, Function<Rule, Optional<Set<T>>> named) {
        return rules.stream().flatMap(rule -> named.apply(rule).stream()).reduce((one, other) -> {
            Set<T> both = new HashSet<>(one);
            both.retainAll(other);
            return both;
        });
    }
}
