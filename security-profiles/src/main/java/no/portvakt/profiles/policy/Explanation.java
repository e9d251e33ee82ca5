package no.portvakt.profiles.policy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.decide.Demand;

/**
 * How the policy came to its rule.
 *
 * @param matching every rule whose pattern and method match
 * @param overridden those of them that an {@code except: true} took out
 * @param outcome empty if nothing matches
 */
public record Explanation(List<Rule> matching, List<Rule> overridden, Optional<AppliedRule> outcome) {

    /** Of two rules of one level the longer pattern decides: its reason speaks of less, and so says more. */
    private static final Comparator<Rule> DECIDING = Comparator.comparingInt(
                    (Rule rule) -> rule.level().number())
            .thenComparingInt(rule -> rule.path().segments().size())
            .thenComparingInt(rule -> rule.path().openEnded() ? 0 : 1);

    public Explanation {
        matching = List.copyOf(matching);
        overridden = List.copyOf(overridden);
    }

    static Explanation of(ServiceProfile service, List<CompiledRule> matched) {
        var matching = matched.stream().map(CompiledRule::rule).toList();
        var overridden =
                matched.stream().flatMap(rule -> rule.overrides().stream()).toList();
        var effective =
                matching.stream().filter(rule -> !overridden.contains(rule)).toList();
        var outcome = effective.stream()
                .max(DECIDING)
                .map(rule ->
                        new AppliedRule(service, rule, new Demand(rule.level(), shortestAge(effective), Set.of())));
        return new Explanation(matching, overridden, outcome);
    }

    private static Optional<Duration> shortestAge(List<Rule> rules) {
        return rules.stream().flatMap(rule -> rule.maxAge().stream()).min(Comparator.naturalOrder());
    }
}
