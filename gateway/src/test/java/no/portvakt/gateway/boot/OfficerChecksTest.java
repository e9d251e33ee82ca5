package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.portvakt.gateway.fixture.TestCertificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficerChecksTest {

    private final Map<String, String> keys = new HashMap<>();

    @BeforeEach
    void soundConfiguration(@TempDir Path folder) {
        var pair = TestCertificates.selfSigned(folder, "server");
        keys.put("portvakt.listener.base-domain", "localhost");
        keys.put("portvakt.listener.public-port", "8443");
        keys.put("portvakt.listener.pki-port", "8444");
        keys.put("portvakt.listener.certificate", pair.certificate().toString());
        keys.put("portvakt.listener.key", pair.key().toString());
        keys.put("portvakt.officers.port", "8445");
        keys.put("portvakt.officers.oidc.issuer", "https://officer-login.localhost:8445/realms/ansatte");
        keys.put("portvakt.officers.oidc.back-channel", "https://127.0.0.1:8452/realms/ansatte");
        keys.put("portvakt.officers.oidc.client-id", "portvakt-console");
        keys.put("portvakt.officers.oidc.client-key", pair.key().toString());
    }

    @Test
    void shouldFindNothingWhenAllIsWellOrThereIsNoDoor() {
        assertThat(problems()).isEmpty();
        keys.keySet().removeIf(key -> key.startsWith("portvakt.officers."));
        assertThat(problems()).isEmpty();
    }

    @Test
    void shouldGiveEveryProblemAtOnceWithItsKey() {
        keys.keySet().removeIf(key -> key.startsWith("portvakt.officers.oidc."));
        keys.put("portvakt.officers.port", "8443");
        keys.put("portvakt.officers.bind", "0.0.0.0");
        keys.put("portvakt.officers.certificate", "/nowhere/officers.pem");

        assertThat(problems())
                .anyMatch(line -> line.startsWith("portvakt.officers.port: must be a port of its own"))
                .anyMatch(line -> line.startsWith("portvakt.officers.oidc: is needed"))
                .anyMatch(line -> line.startsWith("portvakt.officers.bind: every address"))
                .anyMatch(line -> line.startsWith("portvakt.officers.certificate: goes together"))
                .anyMatch(line -> line.startsWith("portvakt.officers.certificate: cannot read"))
                .hasSize(5);
    }

    private List<String> problems() {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(keys, "test", 100))
                .addDiscoveredConverters()
                .withMapping(OfficerSettings.class)
                .withMapping(ListenerSettings.class)
                .build();
        return new OfficerChecks()
                .problemsOf(
                        config.getConfigMapping(OfficerSettings.class),
                        config.getConfigMapping(ListenerSettings.class));
    }
}
