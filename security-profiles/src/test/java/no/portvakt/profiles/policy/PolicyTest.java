package no.portvakt.profiles.policy;

import static no.portvakt.profiles.policy.Samples.exception;
import static no.portvakt.profiles.policy.Samples.policy;
import static no.portvakt.profiles.policy.Samples.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.level.SecurityLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    /** Outer to inner: 3, opened to 0, raised to 4 again, opened to 2 again; one rule cuts across by a star. */
    private final Policy nested = policy(List.of(
            rule("/**", 3, "GET", "POST"),
            exception("/public/**", 0),
            rule("/public/staff/**", 4),
            exception("/public/staff/news/**", 2),
            rule("/*/secret/**", 4)));

    @ParameterizedTest(name = "{0} {1} demands {2}")
    @CsvSource({
        "GET, /, 3",
        "GET, /anything/at/all, 3",
        "GET, /public, 0",
        "GET, /public/a, 0",
        "POST, /public/a, 3",
        "GET, /publicity, 3",
        "GET, /public/staff, 4",
        "GET, /public/staff/x, 4",
        "GET, /public/staff/news/today, 2",
        "GET, /public/secret, 4",
        "GET, /public/secret/x, 4",
        "HEAD, /public/secret/x, 4",
        "HEAD, /public/a, 0",
    })
    void shouldLetAnExceptionOverrideOnlyTheRuleThatEnclosesIt(String method, String path, int level) {
        var applied = nested.ruleFor("sample", path, method).orElseThrow();

        assertThat(SecurityLevel.of(level)).contains(applied.demand().level());
        assertThat(applied.rule().level()).isEqualTo(applied.demand().level());
    }

    @Test
    void shouldSayWhichRulesWereLookedAtAndWhichWereOverridden() {
        var explanation =
                nested.explain("sample", "/public/staff/news/today", "GET").orElseThrow();

        assertThat(paths(explanation.matching()))
                .containsExactlyInAnyOrder("/**", "/public/**", "/public/staff/**", "/public/staff/news/**");
        assertThat(paths(explanation.overridden())).containsExactlyInAnyOrder("/**", "/public/staff/**");
    }

    @Test
    void shouldOverrideOnlyTheNearestWhenTwoRulesEncloseAnException() {
        var policy = policy(List.of(rule("/**", 3), rule("/a/**", 4), exception("/a/b/**", 0)));

        var applied = policy.ruleFor("sample", "/a/b/c", "GET").orElseThrow();

        assertThat(applied.demand().level()).isEqualTo(SecurityLevel.SUBSTANTIAL);
    }

    @Test
    void shouldOverrideNothingWhenAnExceptionHasAStar() {
        var policy = policy(List.of(rule("/**", 3), exception("/*/open/**", 0)));

        assertThat(policy.ruleFor("sample", "/a/open/b", "GET")
                        .orElseThrow()
                        .demand()
                        .level())
                .isEqualTo(SecurityLevel.SUBSTANTIAL);
    }

    @ParameterizedTest
    @CsvSource({"other, GET, /", "SAMPLE, GET, /", "sample, PATCH, /", "sample, get, /", "sample, GET, public"})
    void shouldHaveNoRuleWhenHostMethodOrFormAreUnknown(String host, String method, String path) {
        assertThat(nested.ruleFor(host, path, method)).isEmpty();
    }

    @Test
    void shouldHaveNoRuleForTheEmptyPath() {
        assertThat(nested.ruleFor("sample", "", "GET")).isEmpty();
    }

    @Test
    void shouldGiveTheReasonOfTheNarrowestWhenTwoRulesDemandTheSame() {
        var policy = policy(List.of(rule("/**", 3), rule("/a/**", 3), rule("/a", 3)));

        assertThat(policy.ruleFor("sample", "/a", "GET").orElseThrow().rule().path())
                .hasToString("/a");
        assertThat(policy.ruleFor("sample", "/a/b", "GET").orElseThrow().rule().path())
                .hasToString("/a/**");
    }

    private static List<String> paths(List<Rule> rules) {
        return rules.stream().map(rule -> rule.path().toString()).toList();
    }
}
