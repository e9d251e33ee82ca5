package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import no.portvakt.gateway.fixture.TestCertificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCommandTest {

    @TempDir
    Path folder;

    private final Map<String, String> keys = new TreeMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private Clock clock = Clock.systemUTC();

    private record Said(int code, String out, String err) {

        /** Weight and key of every finding. */
        List<String> findings() {
            return out.lines()
                    .filter(line -> line.contains(": ") && !line.startsWith("/"))
                    .map(line -> line.replaceAll("^(\\w+) +(.*?): .*$", "$1 $2"))
                    .toList();
        }
    }

    @BeforeEach
    void soundConfiguration() {
        keys.putAll(LoneGateway.settings(folder));
    }

    private Said check(String... options) throws IOException {
        var file = Files.writeString(
                folder.resolve("gateway.properties"),
                keys.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        var typed = new ArrayList<>(List.of("check", file.toString()));
        typed.addAll(List.of(options));
        return run(typed.toArray(String[]::new));
    }

    private Said run(String... typed) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = new GatewayCommand(environment, clock, new PrintWriter(out, true), new PrintWriter(err, true))
                .run(List.of(typed));
        return new Said(code, out.toString(), err.toString());
    }

    @Test
    void shouldFindNothingToMendInWhatIsSound() throws IOException {
        var said = check();

        assertThat(said.out()).contains("nothing is wrong");
        assertThat(said.findings())
                .allMatch(line -> line.startsWith("note "))
                .contains("note portvakt.policy.officers");
        assertThat(said.code()).isZero();
    }

    @Test
    void shouldOpenNoPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            keys.put("portvakt.listener.public-port", Integer.toString(taken.getLocalPort()));

            assertThat(check().code()).isZero();
        }
    }

    private void makeEverythingWrong() throws IOException {
        var other = TestCertificates.selfSigned(folder, "other");
        keys.remove("portvakt.oidc.client-id");
        keys.put("portvakt.pairwise-secret", "too short");
        keys.put("portvakt.listener.pki-port", "eight");
        keys.put("portvakt.listener.key", other.key().toString());
        keys.put("portvakt.listener.idle-timeout", "soon");
        keys.put("portvakt.role", "edgy");
        keys.put("portvakt.limits.persn.burst", "5");
        keys.put("portvakt.upstream.\"guarded\".certifcate", "x");
        keys.put("portvakt.upstream.\"guarded\".choice", "best");
        keys.put(
                "portvakt.upstream.\"guarded\".trust",
                Files.writeString(folder.resolve("no.pem"), "no").toString());
        keys.put("portvakt.upstream.nobody.url", "http://10.0.0.1:80");
        keys.put("portvakt.upstream.open.certificate", "/nowhere/at.all");
        keys.put(
                "portvakt.identity.key",
                Files.writeString(folder.resolve("id.pem"), "-----BEGIN X").toString());
        keys.put("portvakt.console.decisions.person-key", other.key().toString());
        keys.put("quarkus.management.host", "0.0.0.0");
        keys.put("quarkus.http.port", "18443");
        keys.put("quarkus.management.port", "18443");
        keys.put("portvakt.limits.services.nobody.largest-body", "1K");
        keys.put("portvakt.sessions.redis.url", "redis://redis.internal");
    }

    @Test
    void shouldSayEverythingInOneRun() throws IOException {
        makeEverythingWrong();

        var said = check();

        assertThat(said.findings())
                .filteredOn(line -> !line.startsWith("note "))
                .containsExactlyInAnyOrder(
                        "wrong portvakt.oidc.client-id",
                        "wrong portvakt.pairwise-secret",
                        "wrong portvakt.listener.pki-port",
                        "wrong portvakt.listener.key",
                        "wrong portvakt.listener.idle-timeout",
                        "wrong portvakt.role",
                        "wrong portvakt.limits.persn.burst",
                        "wrong portvakt.upstream.\"guarded\".certifcate",
                        "wrong portvakt.upstream.\"guarded\".choice",
                        "wrong portvakt.upstream.\"guarded\".trust",
                        "wrong portvakt.upstream.\"nobody\"",
                        "unsafe portvakt.upstream.\"nobody\".url",
                        "wrong portvakt.upstream.\"open\"",
                        "wrong portvakt.upstream.\"open\".certificate",
                        "wrong portvakt.identity.key",
                        "wrong portvakt.console.decisions.pepper",
                        "unsafe quarkus.management.host",
                        "wrong quarkus.http.port",
                        "wrong quarkus.management.port",
                        "wrong quarkus.management.port",
                        "wrong portvakt.limits.services.\"nobody\"",
                        "wrong portvakt.sessions.redis.url",
                        "wrong portvakt.sessions.keys",
                        "wrong portvakt.login.sealing-key");
        assertThat(said.out())
                .contains("portvakt.limits.persn.burst: nobody reads this key; the nearest that is read:"
                        + " portvakt.limits.person.burst")
                .contains("portvakt.upstream.\"guarded\".certificate")
                .contains("24 to be mended")
                .doesNotContain("too short", "eight");
        assertThat(said.code()).isEqualTo(1);
    }

    @Test
    void shouldTellCertificatesThatAreOutOfTimeApart() throws IOException {
        keys.put("portvakt.upstream.\"guarded\".certificate", keys.get("portvakt.listener.certificate"));
        keys.put("portvakt.upstream.\"guarded\".key", keys.get("portvakt.listener.key"));
        assertThat(check().findings()).contains("note portvakt.listener.certificate");

        clock = Clock.offset(clock, Duration.ofDays(2));
        assertThat(check().findings())
                .contains("wrong portvakt.listener.certificate", "broken portvakt.upstream.\"guarded\".certificate");

        clock = Clock.offset(clock, Duration.ofDays(-4));
        assertThat(check().out()).contains("does not begin before");
    }

    @Test
    void shouldLetAnUnsafeChoiceBeNamedAndNothingElse() throws IOException {
        keys.put("portvakt.upstream.open.url", "http://10.0.0.1:80");
        keys.put("portvakt.listener.trusted-proxies", "10.0.0.0/8,0.0.0.0/0");
        assertThat(check().findings())
                .contains("unsafe portvakt.upstream.\"open\".url", "unsafe portvakt.listener.trusted-proxies");

        keys.put("portvakt.unsafe", "upstream-without-tls,everybody-is-a-proxy");
        assertThat(check().code()).isZero();

        keys.put("portvakt.unsafe", "upstream-without-tls,everybody");
        assertThat(check().findings()).contains("wrong portvakt.unsafe", "unsafe portvakt.listener.trusted-proxies");
    }

    @Test
    void shouldTakeTheEnvironmentAsTheGatewayDoes() throws IOException {
        keys.remove("portvakt.pairwise-secret");
        assertThat(check().findings()).contains("wrong portvakt.pairwise-secret");

        environment.put("PORTVAKT_PAIRWISE_SECRET", "a secret that only the environment knows, long");
        assertThat(check().code()).isZero();
    }

    @Test
    void shouldKnowWhatAnEdgeNeeds() throws IOException {
        keys.put("portvakt.role", "edge");
        keys.remove("portvakt.policy.folder");

        assertThat(check().findings())
                .contains(
                        "wrong portvakt.feed.url",
                        "wrong portvakt.feed.trust",
                        "wrong portvakt.feed.certificate",
                        "wrong portvakt.feed.key",
                        "wrong portvakt.policy.store",
                        "wrong portvakt.policy.console-keys");
    }

    @Test
    void shouldSayTheSameToPrograms() throws IOException {
        keys.put("portvakt.upstream.open.url", "http://10.0.0.1:80");

        var said = check("--json");
        var json = new ObjectMapper().readTree(said.out());

        assertThat(said.code()).isEqualTo(1);
        assertThat(json.path("sound").asBoolean()).isFalse();
        assertThat(json.path("starts").asBoolean()).isFalse();
        assertThat(StreamSupport.stream(json.path("findings").spliterator(), false)
                        .filter(one -> one.path("weight").asText().equals("unsafe")))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("key").asText()).isEqualTo("portvakt.upstream.\"open\".url");
                    assertThat(one.path("choice").asText()).isEqualTo("upstream-without-tls");
                });
    }

    @Test
    void shouldSayWhatItDoesNotUnderstand() throws IOException {
        assertThat(run("check", folder.resolve("none").toString()).code()).isEqualTo(2);
        assertThat(run("check").code()).isEqualTo(2);
        assertThat(run().code()).isEqualTo(2);
        var binary = Files.writeString(folder.resolve("binary"), "a=\\uZZZZ");
        assertThat(run("check", binary.toString()).err()).contains("no properties file");
    }
}
