package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.profiles.load.ProfileSource;
import no.portvakt.profiles.policy.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationChecksTest {

    private static final String LONG_ENOUGH = "0123456789 0123456789 0123456789";

    private final Map<String, String> keys = new HashMap<>();

    @BeforeEach
    void soundConfiguration(@TempDir Path folder) {
        var pair = TestCertificates.selfSigned(folder, "server");
        keys.put("portvakt.listener.base-domain", "localhost");
        keys.put("portvakt.listener.public-port", "8443");
        keys.put("portvakt.listener.pki-port", "8444");
        keys.put("portvakt.listener.certificate", pair.certificate().toString());
        keys.put("portvakt.listener.key", pair.key().toString());
        keys.put("portvakt.identity.issuer", "https://login.localhost/_portvakt");
        keys.put("portvakt.identity.key", pair.key().toString());
        keys.put("portvakt.upstream.open.url", "http://127.0.0.1:8457");
        keys.put("portvakt.upstream.\"guarded\".url", "https://guarded.internal");
    }

    @Test
    void shouldFindNothingWhenAllIsWell() {
        assertThat(problems(LONG_ENOUGH)).isEmpty();
    }

    @Test
    void shouldGiveEveryProblemAtOnceWithItsKey() {
        keys.put("portvakt.listener.pki-port", "8443");
        keys.put("portvakt.identity.key", "/nowhere/identity.key");
        keys.put("portvakt.upstream.\"guarded\".url", "https://guarded.internal/base?a=b");
        keys.put("portvakt.upstream.\"guarded\".certificate", keys.get("portvakt.listener.certificate"));
        keys.put("portvakt.listener.trusted-proxies", "10.0.0.0/8,10.1.2.3,10.0.0.0/99");
        keys.put("portvakt.upstream.nobody.url", "https://nobody.internal");

        var problems = problems("short");

        assertThat(problems)
                .anyMatch(line -> line.startsWith("portvakt.listener.pki-port:"))
                .anyMatch(line -> line.startsWith("portvakt.identity.key: cannot read"))
                .anyMatch(line -> line.startsWith("portvakt.upstream.\"guarded\".url: must be"))
                .anyMatch(line -> line.startsWith("portvakt.upstream.\"guarded\": certificate and key"))
                .anyMatch(line -> line.contains("nobody") && line.contains("guarded, login, open, quiet"))
                .anyMatch(line -> line.startsWith("portvakt.pairwise-secret:"))
                .anyMatch(line -> line.startsWith("portvakt.listener.trusted-proxies: 10.1.2.3 is"))
                .anyMatch(line -> line.startsWith("portvakt.listener.trusted-proxies: 10.0.0.0/99 is"))
                .hasSize(8);
    }

    @Test
    void shouldRefuseAnUpstreamThatCannotKnowUsInTheWayThatItsProfileSays() {
        var mutual = Profiles.compiled(Profiles.sources().stream()
                .map(source -> source.name().equals("open.yaml")
                        ? source
                        : new ProfileSource(source.name(), source.yaml() + "  upstream: {authentication: mtls}\n"))
                .toList());

        assertThat(problems(LONG_ENOUGH, mutual))
                .containsExactly(
                        "portvakt.upstream.\"guarded\".certificate: is needed, with its key, since the profile of guarded"
                                + " says upstream.authentication: mtls");

        keys.put("portvakt.upstream.\"guarded\".url", "http://127.0.0.1:8458");
        keys.put("portvakt.upstream.\"guarded\".certificate", keys.get("portvakt.listener.certificate"));
        keys.put("portvakt.upstream.\"guarded\".key", keys.get("portvakt.listener.key"));
        assertThat(problems(LONG_ENOUGH, mutual))
                .containsExactly("portvakt.upstream.\"guarded\".url: must be https, since the profile of guarded says"
                        + " upstream.authentication: mtls");

        keys.put("portvakt.upstream.\"guarded\".url", "https://guarded.internal");
        assertThat(problems(LONG_ENOUGH, mutual)).isEmpty();
    }

    @Test
    void shouldLookAtEveryServerOfAServiceAndAtItsNumbers() {
        keys.put("portvakt.upstream.open.url", "http://127.0.0.1:8457,http://10.0.0.1:80,http://127.0.0.1:8457");
        keys.put("portvakt.upstream.open.connections", "0");
        keys.put("portvakt.upstream.open.waiting", "-1");
        keys.put("portvakt.upstream.open.answer-timeout", "PT0S");
        keys.put("portvakt.upstream.open.check.path", "health");
        keys.put("portvakt.upstream.\"guarded\".url", "https://a.internal,https://b.internal");
        keys.put("portvakt.upstream.\"guarded\".choice", "round-robin");

        assertThat(problems(LONG_ENOUGH))
                .anyMatch(line -> line.startsWith("portvakt.upstream.\"open\".url: names a server twice"))
                .anyMatch(line -> line.startsWith("portvakt.upstream.\"open\".connections:"))
                .anyMatch(line -> line.startsWith("portvakt.upstream.\"open\".waiting:"))
                .anyMatch(line -> line.startsWith("portvakt.upstream.\"open\": a timeout"))
                .anyMatch(line -> line.startsWith("portvakt.upstream.\"open\": a check needs a path"))
                .hasSize(5);
    }

    private List<String> problems(String pairwiseSecret) {
        return problems(pairwiseSecret, Profiles.policy());
    }

    private List<String> problems(String pairwiseSecret, Policy policy) {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .addDiscoveredConverters()
                .withMapping(ListenerSettings.class)
                .withMapping(UpstreamSettings.class)
                .withMapping(IdentitySettings.class)
                .build();
        var upstreams = config.getConfigMapping(UpstreamSettings.class);
        return Stream.of(
                        new ConfigurationChecks()
                                .problemsOf(
                                        config.getConfigMapping(ListenerSettings.class),
                                        upstreams,
                                        config.getConfigMapping(IdentitySettings.class),
                                        pairwiseSecret),
                        ConfigurationChecks.unknownTo(policy.catalog(), upstreams),
                        ConfigurationChecks.unlikeProfiles(upstreams, policy.catalog()))
                .flatMap(List::stream)
                .toList();
    }
}
