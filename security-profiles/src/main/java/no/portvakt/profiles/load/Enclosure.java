package no.portvakt.profiles.load;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.load.ProfileReader.ReadRule;

/** The rules around an exception, for one method, as the policy will see them. */
final class Enclosure {

    private Enclosure() {}

    /** Nearest first; the first one is the rule that the exception takes the place of. */
    static List<ReadRule> around(Rule inner, Method method, List<ReadRule> rules) {
        return rules.stream()
                .filter(outer -> outer.rule().isFor(method))
                .filter(outer ->
                        outer.rule().path().openEnded() && outer.rule().path().isLiteral())
                .filter(outer -> !outer.rule().path().equals(inner.path()))
                .filter(outer -> outer.rule().path().covers(inner.path()))
                .sorted(Comparator.comparingInt(
                        (ReadRule outer) -> -outer.rule().path().segments().size()))
                .toList();
    }

    /** Those that neither the exception nor an exception around it takes out. */
    static List<ReadRule> stillInForce(List<ReadRule> nearestFirst) {
        List<ReadRule> inForce = new ArrayList<>();
        boolean overridden = true;
        for (var rule : nearestFirst) {
            if (!overridden) {
                inForce.add(rule);
            }
            overridden = rule.rule().exception();
        }
        return inForce;
    }
}
