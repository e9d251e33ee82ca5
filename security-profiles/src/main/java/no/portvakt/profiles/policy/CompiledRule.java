package no.portvakt.profiles.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.catalog.Rule;

/**
 * A rule, and the one that it takes the place of.
 *
 * @param overrides the nearest rule that encloses an {@code except: true}, for the same method
 */
record CompiledRule(Rule rule, Optional<Rule> overrides) {

    static CompiledRule of(Rule rule, List<Rule> sameMethod) {
        return new CompiledRule(rule, rule.exception() ? enclosing(rule, sameMethod) : Optional.empty());
    }

    private static Optional<Rule> enclosing(Rule exception, List<Rule> sameMethod) {
        if (!exception.path().isLiteral()) {
            return Optional.empty();
        }
        return sameMethod.stream()
                .filter(rule -> !rule.equals(exception))
                .filter(rule -> rule.path().openEnded() && rule.path().isLiteral())
                .filter(rule -> !rule.path().equals(exception.path()))
                .filter(rule -> rule.path().covers(exception.path()))
                .max(Comparator.comparingInt(rule -> rule.path().segments().size()));
    }
}
