package no.portvakt.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.profiles.reason.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log-in link may say, and what happens to a browser that goes round in circles. */
class LoginRequestsTest {

    private final LoginFixture fixture = new LoginFixture();
    private final Browser browser = fixture.browser();

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?return=https://evil.example/",
                "?return=//evil.example",
                "?return=/%5Cevil.example",
                "?return=/a&return=/b",
                "?return=/_portvakt/logout",
                "?return=/&level=5",
                "?return=/&level=0",
                "?return=/&level=-1",
                "?return=/&level=x",
                "?return=/&level=",
                "?return=/&level=3&level=4",
                "?return=/&level=3&max_age=0",
                "?return=/&level=3&max_age=-5",
                "?return=/&level=3&max_age=99999999999",
                "?return=/&level=3&max_age=1&max_age=2",
                "?return=/&prompt=consent",
                "?return=/&prompt=login%20none",
                "?return=/&prompt=",
                "?return=/&prompt=none&prompt=login",
                "?return=/&ui_locales=de",
                "?return=/&ui_locales=nb%20de",
                "?return=/&ui_locales=nb%20nb",
                "?return=/&ui_locales=nb%20nn%20en%20nb",
                "?return=/&ui_locales=",
                "?return=/&ui_locales=nb%20%20en"
            })
    void shouldRefuseALinkThatCannotBeRead(String query) {
        assertThat(browser.get("minside", "/_portvakt/login" + query))
                .isEqualTo(OwnReply.Refusal.because(Reason.INVALID_INPUT));
        assertThat(fixture.idp.asked()).isEmpty();
    }

    @Test
    void shouldAskForAnOrdinaryLoginWhenTheLinkSaysNothing() {
        fixture.login(browser, "minside", "");

        assertThat(fixture.idp.asked()).singleElement().satisfies(asked -> assertThat(asked)
                .containsEntry("acr_values", "idporten-loa-substantial"));
    }

    @Test
    void shouldAskToProveAgainWhenTheLinkSaysSo() {
        fixture.login(browser, "minside", "?return=%2F&level=3");
        fixture.login(browser, "minside", "?return=%2F&level=3&again=1");

        assertThat(fixture.idp.asked()).last().satisfies(asked -> assertThat(asked)
                .containsEntry("prompt", "login"));
    }

    @Test
    void shouldPassOnTheLanguagesAndThePromptOfTheLink() {
        fixture.login(browser, "minside", "?return=%2F&level=3&ui_locales=nn%20en&prompt=login");

        assertThat(fixture.idp.asked()).last().satisfies(asked -> assertThat(asked)
                .containsEntry("ui_locales", "nn en")
                .containsEntry("prompt", "login"));
    }

    @Test
    void shouldLogInByWhatTheIdentityProviderRemembersWhenNothingMayBeShown() {
        fixture.login(browser, "minside", "?return=%2Fapent&prompt=none");

        assertThat(fixture.idp.asked()).last().satisfies(asked -> assertThat(asked)
                .containsEntry("prompt", "none"));
        assertThat(fixture.session(browser, "minside")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"login_required", "interaction_required"})
    void shouldGoOnWithoutALoginWhenNothingMayBeShownAndNobodyIsRemembered(String error) {
        fixture.idp.answerWithError(error);

        var reply = fixture.login(browser, "minside", "?return=%2Fapent&prompt=none");

        assertThat(reply).isInstanceOfSatisfying(OwnReply.Redirect.class, redirect -> assertThat(redirect.location())
                .isEqualTo("https://minside.test:8443/apent"));
        assertThat(fixture.session(browser, "minside")).isEmpty();
    }

    @Test
    void shouldStopAPageThatAsksInSilenceAgainAndAgain() {
        for (int i = 0; i < LoginRounds.MOST; i++) {
            fixture.idp.answerWithError("login_required");
            fixture.login(browser, "minside", "?return=%2Fapent&prompt=none");
        }

        assertThat(browser.get("minside", "/_portvakt/login?return=%2Fapent&prompt=none"))
                .isInstanceOf(OwnReply.Page.class);
    }

    @Test
    void shouldStopABrowserThatGoesRoundInCirclesAndLetItGoOnByHand() {
        for (int i = 0; i < LoginRounds.MOST; i++) {
            fixture.login(browser, "minside", "?return=%2F&level=3&again=1");
        }

        var stopped = browser.get("minside", "/_portvakt/login?return=%2Fsaker&level=3&again=1");

        assertThat(stopped).isInstanceOfSatisfying(OwnReply.Page.class, page -> assertThat(page.html())
                .contains("/_portvakt/login?return=%2Fsaker"));
        assertThat(browser.get("minside", "/_portvakt/login?return=%2Fsaker&level=3&again=1"))
                .isInstanceOf(OwnReply.Redirect.class);
    }

    @Test
    void shouldNotTakeManyLoginsInALongTimeForACircle() {
        for (int i = 0; i < LoginRounds.MOST + 2; i++) {
            fixture.clock.advance(Duration.ofSeconds(20));
            assertThat(fixture.login(browser, "minside", "?return=%2F&level=3&again=1"))
                    .isInstanceOf(OwnReply.Redirect.class);
        }
    }

    @Test
    void shouldKeepAFewPendingLoginsOnlyWhenABrowserBeginsManyAndTheLastOneWorks() {
        for (int i = 0; i < 9; i++) {
            browser.get("minside", "/_portvakt/login?return=%2F&level=3");
        }

        assertThat(browser.pendingLogins("minside")).isEqualTo(PendingLogins.MOST);
        assertThat(fixture.login(browser, "minside", "?return=%2F&level=3")).isInstanceOf(OwnReply.Redirect.class);
    }

    @Test
    void shouldCompleteBothWhenTwoTabsLogInAtOnce() {
        var first = fixture.answerTo(browser, "minside", "?return=%2Fen&level=3");
        var second = fixture.answerTo(browser, "minside", "?return=%2Fto&level=3");

        assertThat(browser.get(first))
                .isInstanceOfSatisfying(OwnReply.Redirect.class, redirect -> assertThat(redirect.location())
                        .endsWith("/en"));
        assertThat(browser.get(second))
                .isInstanceOfSatisfying(OwnReply.Redirect.class, redirect -> assertThat(redirect.location())
                        .endsWith("/to"));
        assertThat(fixture.session(browser, "minside")).isPresent();
    }

    @Test
    void shouldTellAPagesOwnScriptHowAndUntilWhenTheCitizenIsLoggedIn() {
        assertThat(browser.get("minside", "/_portvakt/session"))
                .isEqualTo(OwnReply.Json.of("{\"authenticated\":false,\"level\":0}"));
        fixture.login(browser, "minside", "?return=%2F&level=3");
        var expiry = fixture.session(browser, "minside").orElseThrow().expiresAt();
        fixture.clock.advance(Duration.ofMinutes(5));

        assertThat(browser.get("minside", "/_portvakt/session"))
                .isInstanceOfSatisfying(OwnReply.Json.class, json -> assertThat(json.json())
                        .contains("\"authenticated\":true", "\"level\":3", "\"acr\":\"idporten-loa-substantial\"")
                        .contains("\"methods\":[\"Fake\"]", "\"expiresAt\":\"" + expiry + "\"")
                        .doesNotContain("kari", "sid", "018185"));
    }
}
