package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How many log-ins a second, from the first page to the code: with a PIN letter, and with a password alone in a realm as
 * Keycloak makes it, with the same hashing, on the same Keycloak. {@code ./portvakt bench login}.
 */
class LoginBench {

    private static final int PERSONS = 10;
    private static final int LOGINS = 100;
    private static final int ROUNDS = 2;
    private static final int AT_ONCE = 4;
    private static final String PASSWORD = "et passord for alle";

    private final RunningKeycloak keycloak = RunningKeycloak.get();

    @Test
    void login() throws Exception {
        var gateway = new GatewayClient(keycloak);
        plainRealm();
        for (int round = 1; round <= ROUNDS; round++) {
            var persons = IntStream.range(0, PERSONS)
                    .mapToObj(_ -> Person.enrolled(keycloak))
                    .toList();
            double pin = rate(login -> pinLogin(gateway, persons.get(login % PERSONS), login / PERSONS));
            double plain = rate(this::plainLogin);
            System.getLogger("LoginBench")
                    .log(
                            System.Logger.Level.INFO,
                            "LoginBench: PIN {0} log-ins/s, password alone {1}, ratio {2}",
                            "%.1f".formatted(pin),
                            "%.1f".formatted(plain),
                            "%.2f".formatted(pin / plain));
        }
    }

    private static double rate(IntPredicate login) throws Exception {
        var logins = IntStream.range(0, LOGINS)
                .<Callable<Boolean>>mapToObj(index -> () -> login.test(index))
                .toList();
        var start = Instant.now();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var done : threads.invokeAll(logins)) {
                assertThat(done.get()).isTrue();
            }
        }
        return LOGINS * 1e9 / Duration.between(start, Instant.now()).toNanos();
    }

    /** Two of one person at once would be asked for the same code. */
    private boolean pinLogin(GatewayClient gateway, Person person, int index) {
        synchronized (person.number()) {
            var browser = keycloak.browser();
            var page = browser.open(gateway.push("idporten-loa-substantial").address());
            var next = browser.submit(page, Map.of("pid", person.number().reveal(), "password", person.password()));
            return !browser.submit(next, Map.of("code", person.codes().get(index)))
                    .query("code")
                    .isEmpty();
        }
    }

    private boolean plainLogin(int index) {
        var browser = keycloak.browser();
        var page = browser.open(URI.create(keycloak.loginOrigin()
                + "/realms/bench/protocol/openid-connect/auth?client_id=bench&response_type=code&scope=openid"
                + "&redirect_uri=" + keycloak.callback()));
        return !browser.submit(page, Map.of("username", "user-" + index % PERSONS, "password", PASSWORD))
                .query("code")
                .isEmpty();
    }

    private void plainRealm() {
        var json = JsonNodeFactory.instance;
        var realm = json.objectNode()
                .put("realm", "bench")
                .put("enabled", true)
                .put("passwordPolicy", "hashAlgorithm(argon2) and hashIterations(5)");
        var client = realm.putArray("clients").addObject();
        client.put("clientId", "bench").put("publicClient", true);
        client.putArray("redirectUris").add(keycloak.callback().toString());
        var users = realm.putArray("users");
        for (int i = 0; i < PERSONS; i++) {
            var user = users.addObject()
                    .put("username", "user-" + i)
                    .put("enabled", true)
                    .put("firstName", "U")
                    .put("lastName", "V")
                    .put("email", "user-" + i + "@example.org");
            user.putArray("credentials").addObject().put("type", "password").put("value", PASSWORD);
        }
        keycloak.admin().create("", realm);
        assertThat(List.of(plainLogin(0))).containsExactly(true);
    }
}
