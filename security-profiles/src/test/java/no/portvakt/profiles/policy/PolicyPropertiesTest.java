package no.portvakt.profiles.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.portvakt.profiles.catalog.Method;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;

/** What holds for every set of rules and every path: compared with a matcher too plain to be wrong in the same way. */
class PolicyPropertiesTest {

    private static final List<LoginMethod> METHODS =
            List.of(LoginMethod.PIN, LoginMethod.PKI, LoginMethod.SMS, new LoginMethod("provider:idporten"));
    private static final Texts TEXTS = new Texts("nb", "nn", "en");

    @Property
    void shouldMatchExactlyTheRulesThatAPlainMatcherFinds(
            @ForAll("ruleSets") List<Rule> rules, @ForAll("paths") String path) {
        var found = PathTrie.of(rules).matching(path).stream()
                .map(CompiledRule::rule)
                .toList();

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(rules.stream()
                        .filter(rule -> PlainMatcher.matches(rule.path().toString(), path))
                        .toList());
    }

    @Property
    void shouldHaveNoRuleForAPathThatNoPatternMatches(
            @ForAll("ruleSets") List<Rule> rules, @ForAll("paths") String path) {
        var named =
                rules.stream().anyMatch(rule -> PlainMatcher.matches(rule.path().toString(), path));

        assertThat(Samples.policy(rules).ruleFor("sample", path, "GET").isPresent())
                .isEqualTo(named);
    }

    @Property
    void shouldDemandTheHighestLevelAndTheShortestAgeWhenNoRuleIsAnException(
            @ForAll("ruleSets") List<Rule> rules, @ForAll("paths") String path) {
        var matching = rules.stream()
                .filter(rule -> PlainMatcher.matches(rule.path().toString(), path))
                .toList();

        var applied = Samples.policy(rules).ruleFor("sample", path, "GET");

        assertThat(applied.stream()).allSatisfy(rule -> {
            assertThat(matching).contains(rule.rule());
            assertThat(matching).allMatch(other -> rule.demand().level().satisfies(other.level()));
            assertThat(rule.demand().maxAge())
                    .isEqualTo(matching.stream()
                            .filter(other -> rule.demand().level() != SecurityLevel.OPEN)
                            .flatMap(other -> other.maxAge().stream())
                            .min(Duration::compareTo));
        });
    }

    @Property
    void shouldNeverDemandLessWhenARuleIsAdded(
            @ForAll("ruleSets") List<Rule> rules, @ForAll("rules") Rule added, @ForAll("paths") String path) {
        List<Rule> more = new ArrayList<>(rules);
        more.add(added);

        var before = Samples.policy(rules).ruleFor("sample", path, "GET");
        var after = Samples.policy(more).ruleFor("sample", path, "GET");

        assertThat(before.stream()).allSatisfy(rule -> assertThat(after.orElseThrow()
                        .demand()
                        .level()
                        .satisfies(rule.demand().level()))
                .isTrue());
    }

    @Property
    void shouldFindInTheTableWhatTheExplanationSays(
            @ForAll("mixedRuleSets") List<Rule> rules,
            @ForAll("anyPaths") String path,
            @ForAll Method method,
            @ForAll SecurityLevel raisedTo) {
        var emergency = new Emergency(Optional.of(raisedTo), Map.of());
        var policy = Policy.compile(Samples.catalog(rules), emergency);

        assertThat(policy.ruleFor("sample", path, method.name()))
                .isEqualTo(policy.explain("sample", path, method.name()).flatMap(Explanation::outcome));
    }

    @Property
    void shouldDemandAtLeastWhatAnEmergencySaysAndElseTheSame(
            @ForAll("mixedRuleSets") List<Rule> rules,
            @ForAll("anyPaths") String path,
            @ForAll SecurityLevel raisedTo) {
        var plain = Samples.policy(rules).ruleFor("sample", path, "GET");
        var raised = Policy.compile(Samples.catalog(rules), new Emergency(Optional.of(raisedTo), Map.of()))
                .ruleFor("sample", path, "GET");

        assertThat(raised.isPresent()).isEqualTo(plain.isPresent());
        assertThat(raised.stream()).allSatisfy(applied -> {
            var before = plain.orElseThrow();
            assertThat(applied.rule()).isEqualTo(before.rule());
            assertThat(applied.demand().level())
                    .isEqualTo(before.demand().atLeast(raisedTo).level());
        });
    }

    @Property
    void shouldNotCareAboutASlashAtTheEnd(@ForAll("ruleSets") List<Rule> rules, @ForAll("paths") String path) {
        if (!path.endsWith("/")) {
            var policy = Samples.policy(rules);
            assertThat(policy.ruleFor("sample", path + "/", "GET")).isEqualTo(policy.ruleFor("sample", path, "GET"));
        }
    }

    @Property
    void shouldHaveNoRuleForWhateverIsNotACanonicalPath(
            @ForAll("ruleSets") List<Rule> rules, @ForAll("uncanonicalPaths") String path) {
        assertThat(Samples.policy(rules).ruleFor("sample", path, "GET")).isEmpty();
    }

    @Property
    void shouldCoverAnotherPatternOnlyIfEveryPathOfItMatches(
            @ForAll("patterns") PathPattern outer,
            @ForAll("patterns") PathPattern inner,
            @ForAll("paths") String path) {
        if (outer.covers(inner) && PlainMatcher.matches(inner.toString(), path)) {
            assertThat(PlainMatcher.matches(outer.toString(), path)).isTrue();
        }
    }

    @Property
    void shouldReadBackThePatternThatItWrites(@ForAll("patterns") PathPattern pattern) {
        assertThat(PathPattern.parse(pattern.toString())).contains(pattern);
    }

    /** Few letters, so that patterns and paths meet often. */
    @Provide
    Arbitrary<PathPattern> patterns() {
        var segments = Arbitraries.of("a", "b", "c", "*").list().ofMaxSize(4);
        return Combinators.combine(segments, Arbitraries.of(true, false)).as(PathPattern::new);
    }

    @Provide
    Arbitrary<Rule> rules() {
        var ages = Arbitraries.of(1, 10, 60).map(Duration::ofMinutes).optional();
        return Combinators.combine(patterns(), Arbitraries.of(SecurityLevel.class), ages)
                .as((path, level, age) -> new Rule(
                        path,
                        Set.of(Method.GET),
                        level,
                        Optional.empty(),
                        age,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        TEXTS));
    }

    /** With exceptions, methods to log in by, roles and signatures; sense is the loader's business, not this one's. */
    @Provide
    Arbitrary<List<Rule>> mixedRuleSets() {
        var logins = Arbitraries.of(METHODS).set().ofMinSize(1).optional(0.3);
        var roles = Arbitraries.of("a", "b").set().ofMinSize(1).optional(0.3);
        var methods = Arbitraries.of(Method.class).set().ofMinSize(1).ofMaxSize(3);
        var ages = Arbitraries.of(1, 10, 60).map(Duration::ofMinutes).optional();
        return Combinators.combine(
                        patterns(),
                        methods,
                        Arbitraries.of(SecurityLevel.class),
                        logins,
                        ages,
                        Arbitraries.of(true, false),
                        roles,
                        Arbitraries.of(true, false))
                .as(Samples::demanding)
                .list()
                .uniqueElements(Rule::path)
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> anyPaths() {
        return Arbitraries.oneOf(
                paths(),
                paths().map(path -> path + "/"),
                uncanonicalPaths(),
                Arbitraries.of("", "a", "//", "/a//", "/*"));
    }

    /** No two with one pattern, as the loader sees to. */
    @Provide
    Arbitrary<List<Rule>> ruleSets() {
        return rules().list().uniqueElements(Rule::path).ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "c", "d", "%C3%A5")
                .list()
                .ofMaxSize(5)
                .map(segments -> "/" + String.join("/", segments));
    }

    @Provide
    Arbitrary<String> uncanonicalPaths() {
        var broken = Arbitraries.of("", ".", "..", "*");
        var sound = Arbitraries.of("a", "b").list().ofMaxSize(3);
        return Combinators.combine(sound, broken, sound.filter(rest -> !rest.isEmpty()))
                .as((before, bad, after) -> {
                    List<String> all = new ArrayList<>(before);
                    all.add(bad);
                    all.addAll(after);
                    return "/" + String.join("/", all);
                });
    }

    /** Segment by segment, no trie, no sharing. */
    private static final class PlainMatcher {

        static boolean matches(String pattern, String path) {
            var wanted = split(pattern);
            var given = split(path);
            boolean open = !wanted.isEmpty() && wanted.getLast().equals("**");
            var fixed = open ? wanted.subList(0, wanted.size() - 1) : wanted;
            if (open ? given.size() < fixed.size() : given.size() != fixed.size()) {
                return false;
            }
            for (int i = 0; i < fixed.size(); i++) {
                if (!fixed.get(i).equals("*") && !fixed.get(i).equals(given.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static List<String> split(String path) {
            return path.equals("/") ? List.of() : List.of(path.substring(1).split("/"));
        }
    }
}
