package no.portvakt.profiles.policy;

import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.catalog.Rule;

/**
 * How the policy came to its rule.
 *
 * @param matching every rule whose pattern and method match
 * @param overridden those of them that an {@code except: true} took out
 * @param outcome empty if nothing matches
 */
public record Explanation(List<Rule> matching, List<Rule> overridden, Optional<AppliedRule> outcome) {

    public Explanation {
        matching = List.copyOf(matching);
        overridden = List.copyOf(overridden);
    }

    static Explanation of(Combination together, List<CompiledRule> matched) {
        var matching = matched.stream().map(CompiledRule::rule).toList();
        var overridden =
                matched.stream().flatMap(rule -> rule.overrides().stream()).toList();
        var effective =
                matching.stream().filter(rule -> !overridden.contains(rule)).toList();
        return new Explanation(matching, overridden, together.of(effective));
    }
}
