package no.portvakt.profiles.change;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.policy.AppliedRule;
import no.portvakt.profiles.policy.Emergency;
import no.portvakt.profiles.policy.Issuers;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.policy.Regions;
import no.portvakt.profiles.policy.Regions.Region;

/**
 * What becomes of requests when one service's rules become others. Not rule by rule but path by path, so that a rule
 * that moves, splits or never decided is no change.
 */
final class RuleChanges {

    private final Optional<ServiceProfile> before;
    private final ServiceProfile after;

    /** By what is shown of them, in the order of being found, so that one line can speak of several methods. */
    private final Map<Shown, Effect> effects = new LinkedHashMap<>();

    private final CrossSiteChanges crossSite;

    private RuleChanges(Optional<ServiceProfile> before, ServiceProfile after) {
        this.before = before;
        this.after = after;
        this.crossSite = new CrossSiteChanges(before, after);
    }

    static List<Change> between(ServiceProfile before, ServiceProfile after) {
        return new RuleChanges(Optional.of(before), after).find();
    }

    /** Everything that a service opens which was not there. */
    static List<Change> ofNew(ServiceProfile service) {
        return new RuleChanges(Optional.empty(), service).find();
    }

    private List<Change> find() {
        var rulesBefore = before.map(RuleChanges::policyOf);
        var rulesAfter = policyOf(after);
        for (var method : Method.values()) {
            var rules = Stream.concat(
                            before.stream().flatMap(service -> service.rules().stream()), after.rules().stream())
                    .filter(rule -> rule.isFor(method))
                    .toList();
            var regions = Regions.of(rules);
            if (regions.isEmpty()) {
                return List.of(Change.of(after.id(), Direction.LOWERS, "rules", Phrases.of("rules.uncomparable")));
            }
            regions.get()
                    .forEach(region -> look(
                            method,
                            region,
                            rulesBefore.flatMap(policy ->
                                    policy.ruleFor(before.orElseThrow().host(), region.example(), method.name())),
                            rulesAfter.ruleFor(after.host(), region.example(), method.name())));
        }
        var changes = changes();
        changes.addAll(crossSite.changes());
        return changes;
    }

    /** Whose evidence counts is a key of its own. */
    private static Policy policyOf(ServiceProfile service) {
        return Policy.compile(new ServiceCatalog(List.of(service)), Emergency.NONE, new Issuers.JudgedBefore());
    }

    private void look(Method method, Region region, Optional<AppliedRule> was, Optional<AppliedRule> is) {
        var path = path(region, was.map(AppliedRule::rule), is.map(AppliedRule::rule));
        crossSite.look(method, path, was, is);
        var demandedBefore = was.map(AppliedRule::demand);
        var demandedAfter = is.map(AppliedRule::demand);
        if (demandedBefore.equals(demandedAfter)) {
            return;
        }
        var effect = new Effect(after.host(), Set.of(method), path, region.example(), demandedBefore, demandedAfter);
        effects.merge(new Shown(path, demandedBefore, demandedAfter), effect, RuleChanges::together);
    }

    /** The pattern of the rule that says more exactly what it is about. */
    private static PathPattern path(Region region, Optional<Rule> was, Optional<Rule> is) {
        return Stream.of(was, is)
                .flatMap(Optional::stream)
                .map(Rule::path)
                .reduce((one, other) -> one.covers(other) ? other : one)
                .orElse(region.shape());
    }

    private static Effect together(Effect one, Effect other) {
        var methods = EnumSet.copyOf(one.methods());
        methods.addAll(other.methods());
        return new Effect(one.host(), methods, one.path(), one.example(), one.before(), one.after());
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (var effect : effects.values()) {
            var methods = EnumSet.copyOf(effect.methods());
            if (methods.contains(Method.GET)) {
                methods.remove(Method.HEAD);
            }
            var shown = new Effect(
                    effect.host(), methods, effect.path(), effect.example(), effect.before(), effect.after());
            changes.add(new Change(
                    after.id(),
                    Strictness.of(effect.before(), effect.after()),
                    "rules",
                    DemandText.of(shown),
                    Optional.of(effect)));
        }
        return changes;
    }

    private record Shown(PathPattern path, Optional<Demand> before, Optional<Demand> after) {}
}
