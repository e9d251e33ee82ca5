package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BearerChecksTest {

    private static final String ISSUER = "portvakt.bearer.issuers.api.";
    private static final Map<String, String> RIGHT = Map.of(
            ISSUER + "issuer", "https://issuer.test",
            ISSUER + "jwks-url", "https://issuer.test/jwks",
            ISSUER + "audience", "https://api.test");

    private static BearerSettings settings(Map<String, String> changes) {
        var all = new HashMap<>(RIGHT);
        all.putAll(changes);
        all.values().removeIf(String::isEmpty);
        return new SmallRyeConfigBuilder()
                .withMapping(BearerSettings.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(BearerSettings.class);
    }

    private static List<String> problems(Map<String, String> changes) {
        return BearerChecks.problemsOf(settings(changes));
    }

    @Test
    void shouldBeContentWithWhatIsRightAndWithNothing() {
        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(Map.of(ISSUER + "issuer", "", ISSUER + "jwks-url", "", ISSUER + "audience", "")))
                .isEmpty();
        assertThat(problems(Map.of(ISSUER + "jwks-url", "http://127.0.0.1:8080/jwks")))
                .isEmpty();
    }

    @Test
    void shouldTakeStrictDefaults() {
        assertThat(settings(Map.of()).issuers().values()).singleElement().satisfies(issuer -> {
            assertThat(issuer.algorithms()).containsExactly("RS256");
            assertThat(issuer.types()).containsExactly("at+jwt");
        });
    }

    @Test
    void shouldNameEveryProblemAtOnce() {
        assertThat(problems(Map.of(
                        ISSUER + "jwks-url",
                        "http://issuer.test/jwks",
                        ISSUER + "jwks-file",
                        "/nowhere/jwks.json",
                        ISSUER + "algorithms",
                        "RS256,HS256",
                        ISSUER + "longest-life",
                        "P30D",
                        "portvakt.bearer.keys-at-most-every",
                        "PT0S",
                        "portvakt.bearer.issuers.other.issuer",
                        "https://issuer.test",
                        "portvakt.bearer.issuers.other.audience",
                        "a",
                        "portvakt.bearer.issuers.other.trust",
                        "/nowhere/ca.pem",
                        "portvakt.bearer.issuers.other.certificate",
                        "/nowhere/edge.pem")))
                .hasSize(11)
                .allSatisfy(problem -> assertThat(problem).startsWith("portvakt.bearer."));
    }

    @Test
    void shouldKnowNoAlgorithmNone() {
        assertThat(problems(Map.of(ISSUER + "algorithms", "none"))).hasSize(1);
    }
}
