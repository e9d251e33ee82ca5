package no.portvakt.gateway.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import no.portvakt.gateway.employee.Employee;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.RawSocket;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.policy.Policy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficersDoorTest {

    private static final Employee KARI =
            Employee.of("Kari Sikkerhet", List.of("security-officer", "owner-of:byggesak"), List.of("barnehage"));
    private static final int QUIET_MILLIS = 300;

    private GatewayUnderTest gateway;
    private FakeUpstream console;
    private FakeUpstream keycloak;
    private FakeUpstream service;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = new GatewayUnderTest(folder, Clock.systemUTC()).start();
        console = new FakeUpstream(gateway.vertx());
        keycloak = new FakeUpstream(gateway.vertx());
        service = new FakeUpstream(gateway.vertx());
        gateway.upstream("officer", console.port());
        gateway.upstream("officer-login", keycloak.port());
        gateway.upstream("guarded", service.port());
        gateway.upstream("open", service.port());
        gateway.upstream("login", service.port());
    }

    @BeforeEach
    void forget() {
        console.forget();
        keycloak.forget();
        service.forget();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @Test
    void shouldTellTheConsoleWhoTheOfficerIsWhenLoggedIn() throws ParseException {
        var cookie = gateway.officerLoggedIn("c0ffee-1", SecurityLevel.SUBSTANTIAL, KARI);

        var answer = gateway.officersBrowser()
                .get("officer", "/services", Map.of("Cookie", cookie + "; sprak=nn", "X-Remote-User", "admin"));

        assertThat(answer.status()).isEqualTo(200);
        var reached = console.onlyOne();
        assertThat(reached.headers().get("Cookie")).isEqualTo("sprak=nn");
        assertThat(reached.headers().get("X-Remote-User")).isNull();
        var claims = claims(reached.headers().get("Authorization"));
        assertThat(claims.getAudience()).containsExactly("officer");
        assertThat(claims.getSubject()).isEqualTo("c0ffee-1");
        assertThat(claims.getStringClaim("name")).isEqualTo("Kari Sikkerhet");
        assertThat(claims.getStringListClaim("groups"))
                .containsExactlyInAnyOrder("security-officer", "owner-of:barnehage");
        assertThat(claims.getClaims()).doesNotContainKeys("pid", "sid");
    }

    @Test
    void shouldSendABrowserToLogInAndTellAProgramWhatIsMissingWhenNobodyIsLoggedIn() {
        var page = gateway.officersBrowser().get("officer", "/", Map.of("Accept", "text/html"));
        var api = gateway.officersBrowser().get("officer", "/api/v1/services", Map.of());

        assertThat(page.status()).isEqualTo(303);
        assertThat(page.headers().get("Location"))
                .startsWith("/_portvakt/login?return=")
                .endsWith("level=3");
        assertThat(api.status()).isEqualTo(401);
        assertThat(console.reached()).isEmpty();
    }

    @Test
    void shouldAskForMoreWhenOneFactorWasShown() {
        var cookie = gateway.officerLoggedIn("c0ffee-2", SecurityLevel.LOW, KARI);

        assertThat(gateway.officersBrowser()
                        .get("officer", "/", Map.of("Cookie", cookie))
                        .status())
                .isEqualTo(401);
        assertThat(console.reached()).isEmpty();
    }

    @Test
    void shouldKeepTheSessionsOfTheTwoDoorsApart() {
        var citizen = gateway.loggedIn("guarded", SecurityLevel.HIGH);
        var officer = gateway.officerLoggedIn("c0ffee-3", SecurityLevel.SUBSTANTIAL, KARI);
        var officersValueUnderTheCitizensName = officer.replace("__Host-portvakt-officer", "__Host-portvakt");
        var citizensValueUnderTheOfficersName = citizen.replace("__Host-portvakt", "__Host-portvakt-officer");

        for (var cookie : List.of(citizen, citizensValueUnderTheOfficersName)) {
            assertThat(gateway.officersBrowser()
                            .get("officer", "/", Map.of("Cookie", cookie))
                            .status())
                    .isEqualTo(401);
        }
        for (var cookie : List.of(officer, officersValueUnderTheCitizensName)) {
            assertThat(gateway.browser()
                            .get("guarded", "/", Map.of("Cookie", cookie))
                            .status())
                    .isEqualTo(401);
        }
        assertThat(console.reached()).isEmpty();
        assertThat(service.reached()).isEmpty();
    }

    @Test
    void shouldRefuseAFormFromAnotherSite() {
        var cookie = gateway.officerLoggedIn("c0ffee-4", SecurityLevel.SUBSTANTIAL, KARI);

        for (var headers : List.of(
                Map.of("Cookie", cookie),
                Map.of("Cookie", cookie, "Origin", "https://officer.localhost"),
                Map.of("Cookie", cookie, "Sec-Fetch-Site", "same-site"))) {
            assertThat(gateway.officersBrowser()
                            .send("POST", "officer", "/proposals", headers, "a=b")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(console.reached()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: officer.localhost",
                "GET / HTTP/1.1\r\nHost: OFFICER.localhost:8445",
                "GET / HTTP/1.1\r\nHost: officer.localhost.",
                "GET https://officer.localhost/ HTTP/1.1\r\nHost: officer.localhost",
                "GET https://officer.localhost/ HTTP/1.1\r\nHost: open.localhost",
                "GET / HTTP/1.1\r\nHost: open.localhost\r\nHost: officer.localhost",
                "GET / HTTP/1.1\r\nHost: officer.localhost\r\nX-Forwarded-Host: open.localhost",
                "GET /realms/ansatte/protocol/openid-connect/auth HTTP/1.1\r\nHost: officer-login.localhost",
                "GET /_portvakt/design/portvakt.css HTTP/1.1\r\nHost: officer.localhost"
            })
    void shouldKnowNothingOfTheConsoleAtTheCitizensDoors(String head) {
        var officer = gateway.officerLoggedIn("c0ffee-5", SecurityLevel.SUBSTANTIAL, KARI);
        var bytes = (head + "\r\nCookie: " + officer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);

        for (int port : List.of(gateway.publicPort(), gateway.pkiPort())) {
            assertThat(RawSocket.send(port, bytes, QUIET_MILLIS).statuses())
                    .isNotEmpty()
                    .allMatch(status -> status == 400 || status == 404);
        }
        assertThat(console.reached()).isEmpty();
        assertThat(keycloak.reached()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: open.localhost",
                "GET / HTTP/1.1\r\nHost: guarded.localhost",
                "GET / HTTP/1.1\r\nHost: login.localhost",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1",
                "GET https://open.localhost/ HTTP/1.1\r\nHost: officer.localhost",
                "GET /admin/ HTTP/1.1\r\nHost: officer-login.localhost",
                "GET /realms/master/protocol/openid-connect/auth HTTP/1.1\r\nHost: officer-login.localhost",
                "GET /realms/innbygger/protocol/openid-connect/auth HTTP/1.1\r\nHost: officer-login.localhost",
                "POST /realms/ansatte/protocol/openid-connect/token HTTP/1.1\r\nHost: officer-login.localhost\r\n"
                        + "Content-Length: 0",
                "GET /_portvakt/echo?a=1 HTTP/1.1\r\nHost: officer.localhost",
                "GET /_portvakt/jwks.json HTTP/1.1\r\nHost: officer.localhost"
            })
    void shouldKnowNothingElseAtTheOfficersDoor(String head) {
        var citizen = gateway.loggedIn("guarded", SecurityLevel.HIGH);
        var bytes = (head + "\r\nCookie: " + citizen + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);

        assertThat(RawSocket.send(gateway.officersPort(), bytes, QUIET_MILLIS).statuses())
                .isNotEmpty()
                .allMatch(status -> status == 400 || status == 404);
        assertThat(service.reached()).isEmpty();
        assertThat(keycloak.reached()).isEmpty();
    }

    @Test
    void shouldLetAnybodyInsideReachTheLogInOfEmployees() {
        var answer = gateway.officersBrowser()
                .get("officer-login", "/realms/ansatte/protocol/openid-connect/auth?request_uri=x", Map.of());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(keycloak.onlyOne().headers().get("Authorization")).isNull();
    }

    @Test
    void shouldNotOfferTheLogInOfEmployeesInTheShippedCatalogue() {
        if (!(ProfileLoader.fromClassPath() instanceof LoadOutcome.Loaded loaded)) {
            throw new AssertionError("the shipped profiles do not load");
        }
        var policy = Policy.compile(loaded.catalog());

        assertThat(policy.serviceOn("officer")).isEmpty();
        assertThat(policy.serviceOn("officer-login")).isEmpty();
        assertThat(policy.ruleFor("login", "/realms/ansatte/protocol/openid-connect/auth", "GET"))
                .isEmpty();
    }

    private static JWTClaimsSet claims(String authorization) throws ParseException {
        return SignedJWT.parse(authorization.substring("Bearer ".length())).getJWTClaimsSet();
    }
}
