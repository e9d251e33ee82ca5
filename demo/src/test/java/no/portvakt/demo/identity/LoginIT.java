package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.portvakt.demo.identity.Browser.Arrival;
import no.portvakt.demo.identity.GatewayClient.Tokens;
import org.junit.jupiter.api.Test;

class LoginIT {

    private static final String LOW = "idporten-loa-low";
    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String HIGH = "idporten-loa-high";

    private final RunningKeycloak keycloak = RunningKeycloak.get();
    private final GatewayClient gateway = new GatewayClient(keycloak);
    private final Browser browser = keycloak.browser();

    @Test
    void shouldGiveLevelThreeWhenPasswordAndCodeAreRight() throws Exception {
        var kari = Person.enrolled(keycloak);

        var tokens = pinLogin(browser, kari, kari.codes().getFirst());

        assertThat(tokens.idToken().getStringClaim("acr")).isEqualTo(SUBSTANTIAL);
        assertThat(tokens.idToken().getStringClaim("pid"))
                .isEqualTo(kari.number().reveal());
        assertThat(tokens.idToken().getStringListClaim("amr")).containsExactly("Minid-PIN");
        assertThat(tokens.idToken().getStringClaim("locale")).isEqualTo("nb");
        assertThat(tokens.idToken().getClaim("sid")).isNotNull();
        assertThat(tokens.idToken().getClaim("auth_time")).isNotNull();
        assertThat(SignedJWT.parse(tokens.accessToken()).getJWTClaimsSet().getClaims())
                .doesNotContainKey("pid");
    }

    @Test
    void shouldRefuseAUsedCodeAndTakeTheNextOne() {
        var kari = Person.enrolled(keycloak);
        pinLogin(keycloak.browser(), kari, kari.codes().getFirst());
        var pushed = gateway.push(SUBSTANTIAL);
        var codePage = identify(browser, browser.open(pushed.address()), kari);

        assertThat(codePage.page()).contains("nummer 2 fra brev 1").contains("19");
        var refused = type(browser, codePage, kari.codes().getFirst());
        var taken = type(browser, refused, kari.codes().get(1));

        assertThat(refused.page()).contains("feil eller allerede brukt");
        assertThat(taken.query("code")).isNotEmpty();
    }

    @Test
    void shouldLetOneThroughWhenOneCodeIsUsedTwiceAtOnce() throws Exception {
        var kari = Person.enrolled(keycloak);
        var first = keycloak.browser();
        var second = keycloak.browser();
        var firstPage = identify(first, first.open(gateway.push(SUBSTANTIAL).address()), kari);
        var secondPage = identify(second, second.open(gateway.push(SUBSTANTIAL).address()), kari);
        Callable<Arrival> one = () -> type(first, firstPage, kari.codes().getFirst());
        Callable<Arrival> other = () -> type(second, secondPage, kari.codes().getFirst());

        List<Arrival> arrivals;
        try (var threads = Executors.newFixedThreadPool(2)) {
            arrivals = threads.invokeAll(List.of(one, other)).stream()
                    .map(LoginIT::result)
                    .toList();
        }

        assertThat(arrivals)
                .extracting(arrival -> arrival.query("code").isEmpty())
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void shouldAnswerTheSameWhenThePersonIsUnknownAndWhenThePasswordIsWrong() {
        var kari = Person.enrolled(keycloak);
        var wrong = submit(keycloak.browser(), kari.number().reveal(), "galt passord");
        var unknown = submit(keycloak.browser(), "01810012345", "galt passord");

        assertThat(wrong.status()).isEqualTo(unknown.status());
        assertThat(problemOf(wrong)).isEqualTo(problemOf(unknown)).isNotEmpty();
    }

    @Test
    void shouldAskForTheCertificateOnlyAndKeepTheSessionWhenLevelFourIsAskedForLater() throws Exception {
        var kari = Person.enrolled(keycloak);
        var certificate = kari.certified(keycloak).certificate();
        var before = pinLogin(browser, kari, kari.codes().getFirst());
        var pushed = gateway.push(HIGH);

        var pkiPage = browser.open(pushed.address());
        var after = gateway.redeem(browser.choose(pkiPage, certificate), pushed);

        assertThat(pkiPage.page()).contains(keycloak.pkiOrigin() + "/").doesNotContain("name=\"pid\"");
        assertThat(after.idToken().getStringClaim("acr")).isEqualTo(HIGH);
        assertThat(after.idToken().getStringListClaim("amr")).containsExactly("Minid-PIN", "Portvakt-PKI");
        assertThat(after.idToken().getStringClaim("sid"))
                .isEqualTo(before.idToken().getStringClaim("sid"));
        assertThat(askAgain(SUBSTANTIAL).idToken().getStringClaim("acr")).isEqualTo(SUBSTANTIAL);
        assertThat(askAgain(HIGH).idToken().getStringClaim("acr")).isEqualTo(HIGH);
    }

    @Test
    void shouldAskForTheCertificateOnlyWhenLevelFourIsAskedForFirst() throws Exception {
        var kari = Person.enrolled(keycloak);
        var certificate = kari.certified(keycloak).certificate();
        var pushed = gateway.push(HIGH);

        var tokens = gateway.redeem(browser.choose(browser.open(pushed.address()), certificate), pushed);

        assertThat(tokens.idToken().getStringClaim("pid"))
                .isEqualTo(kari.number().reveal());
        assertThat(tokens.idToken().getStringListClaim("amr")).containsExactly("Portvakt-PKI");
    }

    @Test
    void shouldConfirmTheLoginsOfSeveralHostsEachWithItsOwnRefreshToken() throws Exception {
        var kari = Person.enrolled(keycloak);
        var here = pinLogin(browser, kari, kari.codes().getFirst());
        var there = askAgain(SUBSTANTIAL);

        for (var again : List.of(gateway.refresh(here), gateway.refresh(there))) {
            assertThat(again.idToken().getSubject()).isEqualTo(here.idToken().getSubject());
            assertThat(again.idToken().getAudience()).containsExactly("portvakt-gateway");
            assertThat(again.idToken().getStringClaim("acr")).isEqualTo(SUBSTANTIAL);
            assertThat(again.idToken().getStringListClaim("amr")).containsExactly("Minid-PIN");
            assertThat(again.idToken().getClaim("auth_time"))
                    .isEqualTo(here.idToken().getClaim("auth_time"));
            var onceMore = gateway.refresh(again);
            assertThat(onceMore.idToken().getStringClaim("sid"))
                    .isEqualTo(here.idToken().getStringClaim("sid"));
        }
    }

    @Test
    void shouldRefuseTheStepUpWhenTheCertificateIsAnotherPersons() {
        var kari = Person.enrolled(keycloak);
        var other = Person.enrolled(keycloak).certified(keycloak).certificate();
        pinLogin(browser, kari, kari.codes().getFirst());

        var refused = browser.choose(browser.open(gateway.push(HIGH).address()), other);

        assertThat(refused.redirect()).isEmpty();
        assertThat(refused.page()).contains("allerede innlogget som en annen");
    }

    @Test
    void shouldSayWhyWhenTheCertificateIsRefused() {
        var kari = Person.enrolled(keycloak);
        var revoked = kari.certified(keycloak).certificate();
        var page = browser.open(gateway.push(HIGH).address());
        keycloak.revoke(revoked);
        var refused = browser.choose(page, revoked);
        var nothing = browser.chooseNothing(refused);
        var stranger = browser.choose(
                nothing,
                keycloak.stranger()
                        .issue("CN=x,SERIALNUMBER=1", TestAuthority.Profile.CLIENT)
                        .certificate());

        assertThat(refused.page()).contains("sperret av utstederen");
        assertThat(nothing.page()).contains("viste ikke noe sertifikat");
        assertThat(stranger.page()).contains("noen vi ikke stoler på");
    }

    @Test
    void shouldAskForTheCodeOnlyWhenLevelTwoIsRaisedToThree() throws Exception {
        var kari = Person.enrolled(keycloak);
        var low = gateway.push(LOW);
        var arrived = identify(browser, browser.open(low.address()), kari);
        var before = gateway.redeem(arrived, low);
        var pushed = gateway.push(SUBSTANTIAL);

        var codePage = browser.open(pushed.address());
        var after = gateway.redeem(type(browser, codePage, kari.codes().getFirst()), pushed);

        assertThat(before.idToken().getStringClaim("acr")).isEqualTo(LOW);
        assertThat(after.idToken().getStringClaim("acr")).isEqualTo(SUBSTANTIAL);
    }

    @Test
    void shouldSayWhatTheLogInIsForAndWhyOnEveryPage() {
        var kari = Person.enrolled(keycloak);
        var pushed = gateway.push(
                SUBSTANTIAL, request -> request.customParameter("portvakt_service", "Byggesak & <b>bad</b>")
                        .customParameter("portvakt_reason", "Tegninger av huset ditt.")
                        .customParameter("portvakt_language", "nb"));

        var page = browser.open(pushed.address());
        var codePage = identify(browser, page, kari);

        assertThat(page.page())
                .contains("Byggesak &amp; &lt;b&gt;bad&lt;/b&gt; krever sikkerhetsnivå 3")
                .contains("Tegninger av huset ditt.");
        assertThat(codePage.page()).contains("Tegninger av huset ditt.");
    }

    @Test
    void shouldLockThePersonWhenManyCodesWereWrong() {
        var others = keycloak.waits();
        var kari = Person.enrolled(keycloak);
        var page = identify(browser, browser.open(gateway.push(SUBSTANTIAL).address()), kari);
        // From the third on there is a wait.
        do {
            page = type(browser, page, "AAAAA");
        } while (!keycloak.prolongWaitsBut(others));

        var locked = type(browser, page, kari.codes().getFirst());

        assertThat(locked.query("code")).isEmpty();
    }

    private Tokens askAgain(String acr) {
        var pushed = gateway.push(acr);
        return gateway.redeem(browser.open(pushed.address()), pushed);
    }

    private Tokens pinLogin(Browser with, Person person, String code) {
        var pushed = gateway.push(SUBSTANTIAL);
        var codePage = identify(with, with.open(pushed.address()), person);
        return gateway.redeem(type(with, codePage, code), pushed);
    }

    private Arrival submit(Browser with, String pid, String password) {
        var page = with.open(gateway.push(SUBSTANTIAL).address());
        return with.submit(page, Map.of("pid", pid, "password", password));
    }

    private static Arrival identify(Browser with, Arrival page, Person person) {
        return with.submit(page, Map.of("pid", person.number().reveal(), "password", person.password()));
    }

    private static Arrival type(Browser with, Arrival page, String code) {
        return with.submit(page, Map.of("code", code));
    }

    private static String problemOf(Arrival arrival) {
        return arrival.page()
                .lines()
                .filter(line -> line.contains("passordet er feil"))
                .map(String::strip)
                .findFirst()
                .orElse("");
    }

    private static Arrival result(Future<Arrival> future) {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
