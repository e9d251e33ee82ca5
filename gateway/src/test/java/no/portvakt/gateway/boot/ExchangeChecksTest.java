package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.portvakt.gateway.fixture.AccessTokens;
import no.portvakt.gateway.fixture.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway says of edges between services before it starts. */
class ExchangeChecksTest {

    @TempDir
    Path folder;

    private static ExchangeSettings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(ExchangeSettings.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(ExchangeSettings.class);
    }

    private ExchangeSettings edge(String from, String keys, String to) throws IOException {
        var file = Files.writeString(folder.resolve("keys.json"), keys);
        return settings(Map.of(
                "portvakt.exchange.services.\"" + from + "\".keys",
                file.toString(),
                "portvakt.exchange.services.\"" + from + "\".to",
                to));
    }

    @Test
    void shouldBeContentWithEdgesBetweenServicesThatThereAreAndWithNone() throws IOException {
        var edges = edge("guarded", new AccessTokens().jwks(), "quiet,api");

        assertThat(ExchangeChecks.problemsOf(edges)).isEmpty();
        assertThat(ExchangeChecks.unknownTo(Profiles.policy().catalog(), edges)).isEmpty();
        assertThat(ExchangeChecks.problemsOf(settings(Map.of()))).isEmpty();
    }

    @Test
    void shouldNameServicesThatThereAreNot() throws IOException {
        var edges = edge("nobody", new AccessTokens().jwks(), "quiet,neither");

        assertThat(ExchangeChecks.unknownTo(Profiles.policy().catalog(), edges))
                .containsExactly(
                        "portvakt.exchange.services.\"nobody\": no profile has this id",
                        "portvakt.exchange.services.\"nobody\".to: no profile has the id neither");
    }

    @Test
    void shouldRefuseKeysThatAreNoneOrThatAreSecretAndAnEdgeToItself() throws IOException {
        var secret =
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                        + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\","
                        + "\"d\":\"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI\"}]}";

        assertThat(ExchangeChecks.problemsOf(edge("guarded", secret, "guarded")))
                .hasSize(2)
                .anyMatch(problem -> problem.contains("private key"))
                .anyMatch(problem -> problem.contains("no token for itself"));
        assertThat(ExchangeChecks.problemsOf(edge("guarded", "{\"keys\":[]}", "quiet")))
                .singleElement()
                .asString()
                .contains("needs public keys");
        assertThat(ExchangeChecks.problemsOf(edge("guarded", "no keys", "quiet")))
                .singleElement()
                .asString()
                .contains("no set of keys");
    }
}
