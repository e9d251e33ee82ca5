package no.portvakt.profiles.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.decide.AccessDecider;
import no.portvakt.profiles.decide.Decision;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.policy.Samples;

/** The promise of the order: what is not called a lowering permits nothing that was not permitted. */
class ChangePropertiesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<LoginMethod> METHODS =
            List.of(LoginMethod.PIN, LoginMethod.PKI, LoginMethod.SMS, new LoginMethod("provider:idporten"));

    @Property(tries = 3000)
    void shouldPermitNothingNewUnlessItIsCalledALowering(
            @ForAll("changes") Pair pair,
            @ForAll("paths") String path,
            @ForAll Method method,
            @ForAll CrossSite needed,
            @ForAll("evidence") Optional<Assurance> evidence) {
        var changes = CatalogChanges.between(Samples.catalog(pair.before()), Samples.catalog(pair.after()));

        Statistics.label("lowers").collect(changes.lowers());
        if (!changes.lowers() && permits(pair.after(), path, method, evidence, needed)) {
            assertThat(permits(pair.before(), path, method, evidence, needed)).isTrue();
        }
    }

    @Property
    void shouldPermitNothingNewWhenALevelIsRaised(
            @ForAll("ruleSets") List<Rule> rules,
            @ForAll SecurityLevel raisedTo,
            @ForAll("paths") String path,
            @ForAll Method method,
            @ForAll("evidence") Optional<Assurance> evidence) {
        var raised = rules.stream().map(rule -> raise(rule, raisedTo)).toList();

        if (permits(raised, path, method, evidence)) {
            assertThat(permits(rules, path, method, evidence)).isTrue();
        }
        assertThat(CatalogChanges.between(Samples.catalog(rules), Samples.catalog(raised))
                        .lowers())
                .isFalse();
    }

    @Property
    void shouldNeverDemandLessWhereSomethingWasDemandedWhenARuleWithoutExceptIsAdded(
            @ForAll("ruleSets") List<Rule> rules,
            @ForAll("plainRules") Rule added,
            @ForAll("paths") String path,
            @ForAll Method method,
            @ForAll("evidence") Optional<Assurance> evidence) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(added);
        boolean named = Policy.compile(Samples.catalog(rules))
                .ruleFor("sample", path, method.name())
                .isPresent();

        if (named && permits(more, path, method, evidence)) {
            assertThat(permits(rules, path, method, evidence)).isTrue();
        }
    }

    @Property
    void shouldSayNothingWhenNothingIsDifferent(@ForAll("ruleSets") List<Rule> rules) {
        assertThat(CatalogChanges.between(Samples.catalog(rules), Samples.catalog(rules))
                        .changes())
                .isEmpty();
    }

    @Property
    void shouldSayLowersOneWayIfItRaisesTheOther(@ForAll("changes") Pair pair) {
        var there = CatalogChanges.between(Samples.catalog(pair.before()), Samples.catalog(pair.after()));
        var back = CatalogChanges.between(Samples.catalog(pair.after()), Samples.catalog(pair.before()));

        boolean raises = there.changes().stream().anyMatch(change -> change.direction() == Direction.RAISES);
        if (raises) {
            assertThat(back.lowers()).isTrue();
        }
    }

    private static boolean permits(List<Rule> rules, String path, Method method, Optional<Assurance> evidence) {
        return permits(rules, path, method, evidence, CrossSite.REFUSED);
    }

    /** What a request needs that comes from here is nothing. */
    private static boolean permits(
            List<Rule> rules, String path, Method method, Optional<Assurance> evidence, CrossSite needed) {
        return Policy.compile(Samples.catalog(rules))
                .ruleFor("sample", path, method.name())
                .filter(applied -> applied.crossSite().compareTo(needed) >= 0)
                .filter(applied -> AccessDecider.decide(applied.demand(), evidence, NOW) instanceof Decision.Permitted)
                .isPresent();
    }

    private static Rule raise(Rule rule, SecurityLevel to) {
        return rule.level().satisfies(to) ? rule : withLevel(rule, to);
    }

    private static Rule withLevel(Rule rule, SecurityLevel level) {
        return new Rule(
                rule.path(),
                rule.methods(),
                level,
                rule.login(),
                rule.maxAge(),
                rule.signature(),
                rule.roles(),
                rule.crossSite().filter(crossSite -> crossSite != CrossSite.NAVIGATION),
                rule.exception(),
                rule.reason());
    }

    /** Two that are near each other, so that not every change lowers: some rules raised, left out or added. */
    @Provide
    Arbitrary<Pair> changes() {
        var added = rules(Arbitraries.of(true, false)).list().ofMaxSize(1);
        return Combinators.combine(
                        ruleSets(),
                        added,
                        Arbitraries.of(SecurityLevel.class),
                        Arbitraries.integers().between(0, 9))
                .as((before, more, level, where) -> {
                    List<Rule> after = new ArrayList<>();
                    for (int i = 0; i < before.size(); i++) {
                        var rule = before.get(i);
                        if (i == where) {
                            after.add(raise(rule, level));
                        } else if (i + 5 != where) {
                            after.add(rule);
                        }
                    }
                    more.stream()
                            .filter(rule -> after.stream()
                                    .noneMatch(other -> other.path().equals(rule.path())))
                            .forEach(after::add);
                    return new Pair(before, after.isEmpty() ? before : after);
                });
    }

    @Provide
    Arbitrary<List<Rule>> ruleSets() {
        return rules(Arbitraries.of(true, false, false))
                .list()
                .uniqueElements(Rule::path)
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Rule> plainRules() {
        return rules(Arbitraries.just(false));
    }

    private static Arbitrary<Rule> rules(Arbitrary<Boolean> exceptions) {
        var patterns = Combinators.combine(
                        Arbitraries.of("a", "b", "*").list().ofMaxSize(3), Arbitraries.of(true, true, false))
                .as(PathPattern::new);
        var logins = Arbitraries.of(METHODS).set().ofMinSize(1).optional(0.2);
        var roles = Arbitraries.of("r", "s").set().ofMinSize(1).optional(0.2);
        var methods = Arbitraries.of(Set.of(Method.GET), Set.of(Method.GET, Method.POST), Set.of(Method.POST));
        var ages = Arbitraries.of(1, 60).map(Duration::ofMinutes).optional(0.3);
        var plain = Combinators.combine(
                        patterns,
                        methods,
                        Arbitraries.of(SecurityLevel.class),
                        logins,
                        ages,
                        Arbitraries.of(false, false, false, true),
                        roles,
                        exceptions)
                .as(Samples::demanding);
        return Combinators.combine(plain, Arbitraries.of(CrossSite.class).optional(0.4))
                .as(ChangePropertiesTest::from);
    }

    private static Rule from(Rule rule, Optional<CrossSite> crossSite) {
        return new Rule(
                rule.path(),
                rule.methods(),
                rule.level(),
                rule.login(),
                rule.maxAge(),
                rule.signature(),
                rule.roles(),
                crossSite.filter(word -> rule.level() == SecurityLevel.OPEN || word != CrossSite.NAVIGATION),
                rule.exception(),
                rule.reason());
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "c", "x").list().ofMaxSize(4).map(segments -> "/" + String.join("/", segments));
    }

    @Provide
    Arbitrary<Optional<Assurance>> evidence() {
        return Combinators.combine(
                        Arbitraries.of(SecurityLevel.class),
                        Arbitraries.of(METHODS).set(),
                        Arbitraries.of("r", "s").set(),
                        Arbitraries.of(0, 30, 90))
                .as((level, methods, roles, minutes) -> new Assurance(
                        level, "issuer", "acr", List.of(), methods, roles, NOW.minus(Duration.ofMinutes(minutes))))
                .optional(0.9);
    }

    record Pair(List<Rule> before, List<Rule> after) {}
}
