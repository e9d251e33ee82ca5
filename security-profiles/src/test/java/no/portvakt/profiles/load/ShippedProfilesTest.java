package no.portvakt.profiles.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.LoadOutcome.Loaded;
import no.portvakt.profiles.policy.Policy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedProfilesTest {

    private static final Path FOLDER = Path.of("src/main/resources/services");

    private final LoadOutcome outcome = ProfileLoader.fromClassPath();

    @Test
    void shouldHaveNoProblem() {
        assertThat(outcome).isInstanceOf(Loaded.class);
    }

    @Test
    void shouldNameEveryFileOfTheFolderInTheIndex() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            var names = files.map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(Files.readAllLines(FOLDER.resolve("index.txt"))).isEqualTo(names);
        }
    }

    @ParameterizedTest(name = "{1} {0}{2} demands {3}")
    @CsvSource({
        "apningstider, GET, /, 0",
        "barnehage, GET, /, 3",
        "barnehage, HEAD, /soknad/, 3",
        "barnehage, GET, /public/priser, 0",
        "barnehage, POST, /public/priser, 3",
        "barnehage, GET, /publicity, 3",
        "byggesak, GET, /utkast/1, 2",
        "byggesak, POST, /utkast/1, 3",
        "skjenkebevilling, GET, /, 3",
        "skjenkebevilling, POST, /soknad, 4",
        "hjemmehjelp, GET, /, 4",
        "hjemmehjelp, PUT, /api/vedtak/1, 4",
        "minside, GET, /saker, 3",
        "minside, GET, /design/portvakt.css, 0",
        "minside-api, POST, /api/minside/v1/token, 0",
        "norge, GET, /, 0",
        "norge, GET, /mine/saker, 3",
        "login, GET, /realms/innbygger/protocol/openid-connect/auth, 0",
        "login, POST, /realms/innbygger/login-actions/authenticate, 0",
        "login, POST, /realms/innbygger/protocol/openid-connect/token, 0",
        "login, GET, /realms/innbygger/protocol/openid-connect/userinfo, 0",
        "login, POST, /realms/innbygger/protocol/openid-connect/userinfo, 0",
        "login, GET, /realms/innbygger/protocol/openid-connect/logout, 0",
    })
    void shouldDemandTheLevelThatTheServiceNeedsWhenTheRequestIsNamed(
            String host, String method, String path, int level) {
        assertThat(levelOf(host, path, method)).isEqualTo(SecurityLevel.of(level));
    }

    @ParameterizedTest(name = "{1} {0}{2} has no rule")
    @CsvSource({
        "apningstider, POST, /",
        "minside-api, GET, /api/minside/v2/cases",
        "minside-api, GET, /",
        "norge, GET, /other",
        "login, GET, /admin",
        "login, GET, /realms/master/protocol/openid-connect/auth",
        "login, GET, /realms/innbygger/protocol/openid-connect/token",
        "login, POST, /realms/innbygger/protocol/openid-connect/token/introspect",
        "login, POST, /realms/innbygger/clients-registrations/openid-connect",
        "login, POST, /realms/ansatte/protocol/openid-connect/token",
        "login, GET, /realms/innbygger/account",
        "login, GET, /realms/innbygger/protocol/openid-connect/auth/device",
        "unknown, GET, /",
        "barnehage, TRACE, /",
        "barnehage, get, /",
        "barnehage, GET, /public/../soknad",
        "barnehage, GET, //public",
    })
    void shouldHaveNoRuleWhenNoProfileNamesTheRequest(String host, String method, String path) {
        assertThat(levelOf(host, path, method)).isEmpty();
    }

    private Optional<SecurityLevel> levelOf(String host, String path, String method) {
        return switch (outcome) {
            case Loaded loaded ->
                Policy.compile(loaded.catalog()).ruleFor(host, path, method).map(applied -> applied.demand()
                        .level());
            case LoadOutcome.Rejected rejected -> throw new AssertionError(rejected.describe());
        };
    }
}
