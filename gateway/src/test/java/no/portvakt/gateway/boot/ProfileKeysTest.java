package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLPeerUnverifiedException;
import no.portvakt.gateway.employee.Employee;
import no.portvakt.gateway.exchange.Citizen;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.Profiles;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.observe.DecisionLog;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.policy.Standing;
import no.portvakt.gateway.request.enrich.Handover;
import no.portvakt.gateway.request.enrich.SigningKey;
import no.portvakt.gateway.request.enrich.TokenSigner;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.ProfileSource;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key of a profile has an effect on requests, or refuses what would need it. */
class ProfileKeysTest {

    private static final String[] EVIDENCE = {"iss", "aud", "sub", "iat", "exp", "jti", "acr", "amr", "auth_time", "sid"
    };

    @TempDir
    Path folder;

    private final PolicyInForce policy = new PolicyInForce(profile("identity: pairwise"));
    private GatewayUnderTest gateway;
    private FakeUpstream upstream;

    @BeforeEach
    void start() {
        gateway = new GatewayUnderTest(folder, Clock.systemUTC(), policy, DecisionLog.none()).start();
        upstream = new FakeUpstream(gateway.vertx());
        gateway.upstream("asked", upstream.port());
    }

    @AfterEach
    void stop() {
        upstream.close();
        gateway.close();
    }

    private static Policy profile(String keys) {
        return Profiles.compiled(List.of(new ProfileSource("asked.yaml", """
                service:
                  id: asked
                  title: {nb: asked, nn: asked, en: asked}
                  owner: {organisation: Asker kommune}
                  host: asked
                  rules:
                    - path: /**
                      methods: [GET]
                      level: 3
                      reason: {nb: Fordi, nn: Fordi, en: Because}
                    - path: /open/**
                      methods: [GET]
                      level: 0
                      except: true
                      reason: {nb: Fordi, nn: Fordi, en: Because}
                """ + keys.indent(2))));
    }

    private void change(String keys) {
        policy.replaceBy(Standing.ofFiles(profile(keys), Instant.now()));
    }

    @Test
    void shouldTellTheClaimsThatTheProfileNamesAndNoOther() throws ParseException {
        var cookie = gateway.loggedIn("asked", SecurityLevel.SUBSTANTIAL);

        assertThat(told(cookie)).containsOnlyKeys(EVIDENCE);

        // The same session and so the same kept token, were it not for the profile.
        change("identity: pairwise\nclaims: [locale]");
        assertThat(told(cookie)).containsEntry("locale", "nb").hasSize(EVIDENCE.length + 1);

        change("identity: national-id\nclaims: [name, locale]");
        assertThat(told(cookie))
                .containsEntry("pid", GatewayUnderTest.PERSON)
                .containsEntry("locale", "nb")
                .doesNotContainKey("name");

        change("identity: pairwise");
        assertThat(told(cookie)).containsOnlyKeys(EVIDENCE);
    }

    private Map<String, Object> told(String cookie) throws ParseException {
        upstream.forget();
        gateway.browser().get("asked", "/", Map.of("Cookie", cookie));
        var bearer = Optional.ofNullable(upstream.onlyOne().headers().get("Authorization"))
                .orElseThrow();
        return claimsOf(bearer.substring("Bearer ".length()));
    }

    private static Map<String, Object> claimsOf(String token) throws ParseException {
        return new TreeMap<>(SignedJWT.parse(token).getJWTClaimsSet().getClaims());
    }

    @Test
    void shouldTellAnEmployeesNameOnlyWhereTheProfileNamesIt() throws ParseException, IOException {
        var key = SigningKey.fromPem(
                Files.readString(TestCertificates.selfSigned(folder, "signer").key()));
        var signer = new TokenSigner(
                "https://gateway.test", key, Secret.of("pairwise secret of the tests"), Handover.none());
        var level = new Assurance(
                SecurityLevel.SUBSTANTIAL,
                GatewayUnderTest.OFFICERS,
                "idporten-loa-substantial",
                List.of("pwd"),
                Instant.now());
        var kari = new Citizen(
                "key",
                1,
                "sid",
                "kari",
                Optional.empty(),
                level,
                "nn",
                Optional.of(Employee.of("Kari", List.of(), List.of())));

        var named =
                profile("identity: pairwise\nclaims: [name]").serviceOn("asked").orElseThrow();
        var unnamed = profile("identity: pairwise").serviceOn("asked").orElseThrow();

        assertThat(claimsOf(signer.sign(kari, named, Instant.now())))
                .containsEntry("name", "Kari")
                .doesNotContainKey("locale");
        assertThat(claimsOf(signer.sign(kari, unnamed, Instant.now()))).containsOnlyKeys(EVIDENCE);
    }

    @ParameterizedTest(name = "{0} asked for by {1} at {2}: {3}")
    @CsvSource({
        "'', child, /, representation-not-allowed",
        "child, child, /, representation-unconfirmed",
        "child, person, /, representation-not-allowed",
        "'person, organisation', person, /, representation-unconfirmed",
        "'person, organisation', organisation, /, representation-unconfirmed",
        "child, Child, /, representation-not-allowed",
        "child, anybody, /, representation-not-allowed",
        "child, child, /open/a, representation-unconfirmed",
        "'', child, /open/a, representation-not-allowed"
    })
    void shouldRefuseWhoeverActsForAnother(String represent, String asked, String path, String reason) {
        change("identity: pairwise" + (represent.isEmpty() ? "" : "\nrepresent: [" + represent + "]"));
        var cookie = gateway.loggedIn("asked", SecurityLevel.HIGH);

        var answer = gateway.browser().get("asked", path, Map.of("Cookie", cookie, "portvakt-represents", asked));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(new JsonObject(answer.body()).getString("reason")).isEqualTo(reason);
        assertThat(upstream.reached()).isEmpty();
        assertThat(gateway.browser()
                        .get("asked", path, Map.of("Cookie", cookie))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest(name = "for {0}, comes with number {1}")
    @CsvSource({
        "citizens, 20815412096, 200",
        "'citizens, organisations', 20815412096, 200",
        "'citizens, employees', none, 403",
        "citizens, none, 403",
        "employees, 20815412096, 403",
        "organisations, 20815412096, 403"
    })
    void shouldServeOnlyThoseWhomTheServiceIsFor(String population, String number, int status) {
        change("identity: pairwise\npopulation: [" + population + "]");
        var cookie = gateway.loggedIn("asked", SecurityLevel.SUBSTANTIAL, number);

        var answer = gateway.browser().get("asked", "/", Map.of("Cookie", cookie));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(upstream.reached()).hasSize(status == 200 ? 1 : 0);
        if (status != 200) {
            assertThat(new JsonObject(answer.body()).getString("reason")).isEqualTo("population-not-served");
        }
        assertThat(gateway.browser()
                        .get("asked", "/open/a", Map.of("Cookie", cookie))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldForwardNothingToAnUpstreamThatDoesNotSeeTheCertificateItWants() {
        change("identity: pairwise\nupstream: {authentication: mtls}");
        var cookie = gateway.loggedIn("asked", SecurityLevel.SUBSTANTIAL);

        var answer = gateway.browser().get("asked", "/", Map.of("Cookie", cookie));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(upstream.reached()).isEmpty();
    }

    @Test
    void shouldShowOurCertificateToAnUpstreamThatWantsIt() {
        var theirs = TestCertificates.selfSigned(folder, "upstream", "localhost");
        var ours = TestCertificates.selfSigned(folder, "gateway");
        var seen = new CopyOnWriteArrayList<String>();
        try (var mutual = new FakeUpstream(
                gateway.vertx(),
                new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertPath(theirs.certificate().toString())
                                .addKeyPath(theirs.key().toString()))
                        .setTrustOptions(new PemTrustOptions()
                                .addCertPath(ours.certificate().toString()))
                        .setClientAuth(ClientAuth.REQUIRED))) {
            mutual.answers(request -> {
                try {
                    seen.add(request.sslSession().getPeerPrincipal().getName());
                } catch (SSLPeerUnverifiedException nobody) {
                    seen.add("nobody");
                }
                request.response().end("hello");
            });
            var files = new UpstreamPlan.Files(
                    Optional.of(theirs.certificate()), Optional.of(ours.certificate()), Optional.of(ours.key()));
            gateway.upstream(
                    "asked",
                    UpstreamPlan.plain(
                            List.of(URI.create("https://localhost:" + mutual.port())),
                            files,
                            new Waits(Duration.ofSeconds(2), Duration.ofSeconds(2), Optional.empty(), 10, 10)));
            change("identity: pairwise\nupstream: {authentication: mtls}");

            var cookie = gateway.loggedIn("asked", SecurityLevel.SUBSTANTIAL);
            assertThat(gateway.browser()
                            .get("asked", "/", Map.of("Cookie", cookie))
                            .status())
                    .isEqualTo(200);

            assertThat(seen).containsExactly("CN=gateway");
        }
    }

    private record Waits(
            Duration connectTimeout,
            Duration answerTimeout,
            Optional<Duration> idleTimeout,
            int connections,
            int waiting)
            implements ForwardSettings {}
}
