package no.portvakt.gateway.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.testsupport.idp.FakeCitizen;
import no.portvakt.testsupport.idp.Trick;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be wrong when the browser comes back: every time a page with a way on, and never a session. */
class CallbackTest {

    private final LoginFixture fixture = new LoginFixture();
    private final Browser browser = fixture.browser();

    @AfterEach
    void close() {
        fixture.close();
    }

    private void mustRefuse(OwnReply reply, Reason reason) {
        assertThat(reply)
                .asInstanceOf(InstanceOfAssertFactories.type(OwnReply.Page.class))
                .satisfies(page -> {
                    assertThat(page.status()).isEqualTo(reason.status());
                    assertThat(page.html()).contains("/_portvakt/login?return=");
                });
        assertThat(fixture.events).last().isInstanceOfSatisfying(LoginEvent.Refused.class, refused -> assertThat(
                        refused.reason())
                .isEqualTo(reason));
        assertThat(fixture.session(browser, "minside")).isEmpty();
    }

    @Test
    void shouldRefuseALoginThatSomebodyElsesBrowserBegan() {
        var attackersAnswer = fixture.answerTo(fixture.browser(), "minside", "?return=%2Fsaker&level=3");

        mustRefuse(browser.get(attackersAnswer), Reason.LOGIN_NOT_COMPLETED);
    }

    @Test
    void shouldRefuseALoginOfSomebodyElseAlsoWhenThisBrowserHasOneOfItsOwnUnderWay() {
        browser.get("minside", "/_portvakt/login?return=%2F&level=3");
        var attackersAnswer = fixture.answerTo(fixture.browser(), "minside", "?return=%2F&level=3");

        mustRefuse(browser.get(attackersAnswer), Reason.LOGIN_NOT_COMPLETED);
    }

    @Test
    void shouldRefuseAnotherCodeUnderTheRightState() {
        var own = fixture.answerTo(browser, "minside", "?return=%2F&level=3");
        fixture.idp.loginAs(FakeCitizen.OLA);
        var attackers = fixture.answerTo(fixture.browser(), "minside", "?return=%2F&level=3");
        var mixed = own.toString().replaceFirst("code=[^&]*", codeOf(attackers));

        mustRefuse(browser.get(URI.create(mixed)), Reason.LOGIN_NOT_COMPLETED);
    }

    private static String codeOf(URI answer) {
        return answer.getRawQuery().replaceFirst(".*(code=[^&]*).*", "$1");
    }

    @Test
    void shouldRefuseAnAnswerOnAnotherHostThanItWasBegunOn() {
        var answer = fixture.answerTo(browser, "barnehage", "?return=%2F&level=3");
        browser.plant(
                "minside",
                nameOf(answer),
                browser.cookie("barnehage", nameOf(answer)).orElseThrow());

        mustRefuse(
                browser.get("minside", answer.getRawPath() + "?" + answer.getRawQuery()), Reason.LOGIN_NOT_COMPLETED);
    }

    private static String nameOf(URI answer) {
        return PendingLogins.COOKIE + answer.getRawQuery().replaceFirst(".*state=([^&]{10}).*", "$1");
    }

    @Test
    void shouldRefuseTheSameAnswerASecondTimeEvenIfTheCookieIsPutBack() {
        var answer = fixture.answerTo(browser, "minside", "?return=%2F&level=3");
        var cookie = browser.cookie("minside", nameOf(answer)).orElseThrow();
        fixture.idp.play(Trick.LOWER_ACR);
        mustRefuse(browser.get(answer), Reason.LOGIN_BELOW_REQUEST);

        browser.plant("minside", nameOf(answer), cookie);

        mustRefuse(browser.get(answer), Reason.LOGIN_NOT_COMPLETED);
    }

    @Test
    void shouldRefuseAnAnswerAfterTenMinutes() {
        var answer = fixture.answerTo(browser, "minside", "?return=%2Fsaker&level=3");
        fixture.clock.advance(PendingLogins.LIFE.plusSeconds(2));

        var reply = browser.get(answer);

        mustRefuse(reply, Reason.LOGIN_NOT_COMPLETED);
        assertThat(((OwnReply.Page) reply).html()).contains("/_portvakt/login?return=%2Fsaker");
    }

    @ParameterizedTest
    @CsvSource({
        "access_denied, LOGIN_NOT_COMPLETED",
        "login_required, LOGIN_NOT_COMPLETED",
        "interaction_required, LOGIN_NOT_COMPLETED",
        "invalid_request, LOGIN_NOT_COMPLETED",
        "unmet_authentication_requirements, LEVEL_UNREACHABLE",
        "server_error, IDP_UNAVAILABLE",
        "temporarily_unavailable, IDP_UNAVAILABLE",
        "<script>, LOGIN_NOT_COMPLETED",
    })
    void shouldTellTheCitizenWhenTheIdentityProviderAnswersWithAnError(String error, Reason reason) {
        fixture.idp.answerWithError(error);

        mustRefuse(fixture.login(browser, "minside", "?return=%2F&level=3"), reason);
    }

    @ParameterizedTest
    @CsvSource({"nb, Du avbrøt innloggingen", "nn, Du avbraut innlogginga", "en, You cancelled the log-in"})
    void shouldSayThatSheTurnedBackAndOfferTheSameAgainWithWhatWasKept(String language, String title) {
        var query = "?return=%2Fsaker&level=4&max_age=300&form=abcdefghijkl";
        fixture.idp.answerWithError("access_denied");

        var reply = fixture.login(browser.reading(language), "minside", query);

        mustRefuse(reply, Reason.LOGIN_NOT_COMPLETED);
        assertThat(((OwnReply.Page) reply).html())
                .contains(title, "href=\"/_portvakt/login" + query.replace("&", "&amp;") + "\"", "href=\"/\"");
    }

    @Test
    void shouldTakeHerBackToThePortalThatWaitsWhenSheTurnedBack() {
        var portal = "/_portvakt/saml/continue?request=abc&sent=1";
        fixture.idp.answerWithError("access_denied");

        var reply = fixture.login(browser, "minside", "?return=" + URLEncoder.encode(portal, UTF_8) + "&level=3");

        assertThat(reply).isInstanceOf(OwnReply.Redirect.class);
        assertThat(((OwnReply.Redirect) reply).location()).endsWith(portal);
        assertThat(fixture.events).last().isInstanceOf(LoginEvent.Refused.class);
    }

    @Test
    void shouldRefuseAProofThatIsOlderThanTheProfilesRuleAllowsEvenIfTheLinkSaysNothing() {
        fixture.rules.put(
                "/helse",
                new ServiceDemands.Demanded(
                        SecurityLevel.SUBSTANTIAL, Optional.of(Duration.ofMinutes(5)), Optional.empty()));
        fixture.idp.play(Trick.OLD_AUTH_TIME);

        mustRefuse(fixture.login(browser, "minside", "?return=%2Fhelse"), Reason.LOGIN_TOO_OLD);
    }

    @ParameterizedTest
    @CsvSource({"nb, Innloggingen svarer ikke", "nn, Innlogginga svarar ikkje", "en, The log-in does not answer"})
    void shouldSayInHerLanguageThatTheIdentityProviderIsAwayAndOfferTheSameAgain(String language, String title) {
        fixture.idp.close();

        var reply = browser.reading(language).get("minside", "/_portvakt/login?return=%2Fsaker&level=4");

        mustRefuse(reply, Reason.IDP_UNAVAILABLE);
        assertThat(((OwnReply.Page) reply).html())
                .contains(title, "href=\"/_portvakt/login?return=%2Fsaker&amp;level=4\"");
    }

    @ParameterizedTest
    @CsvSource({
        "ANSWER_OF_ANOTHER_ISSUER, LOGIN_NOT_COMPLETED",
        "ANSWER_WITHOUT_ISSUER, LOGIN_NOT_COMPLETED",
        "ANSWER_WITHOUT_STATE, LOGIN_NOT_COMPLETED",
        "TOKEN_WITH_ANOTHER_NONCE, LOGIN_NOT_COMPLETED",
        "TOKEN_UNSIGNED, LOGIN_NOT_COMPLETED",
        "LOWER_ACR, LOGIN_BELOW_REQUEST",
        "NO_ACR, ASSURANCE_NOT_ACCEPTED",
        "UNKNOWN_ACR, ASSURANCE_NOT_ACCEPTED",
        "TOKEN_ENDPOINT_BROKEN, IDP_UNAVAILABLE",
        "KEYS_AWAY, IDP_UNAVAILABLE",
    })
    void shouldRefuseAndSayWhyWhenTheIdentityProviderIsWrong(Trick trick, Reason reason) {
        fixture.idp.play(trick);

        mustRefuse(fixture.login(browser, "minside", "?return=%2F&level=3"), reason);
    }

    @Test
    void shouldShowAPageWhenTheIdentityProviderIsSilent() {
        try (var impatient = new LoginFixture(Duration.ofMillis(400))) {
            impatient.idp.play(Trick.PUSH_ENDPOINT_SILENT);

            assertThat(impatient.browser().get("minside", "/_portvakt/login?return=%2F&level=3"))
                    .isInstanceOfSatisfying(OwnReply.Page.class, page -> assertThat(page.status())
                            .isEqualTo(503));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?code=x",
                "?state=",
                "?state=x",
                "?state=x&state=y",
                "?state=%00%0d%0aSet-Cookie:x=y",
                "?code=x&state=../../x&iss=y"
            })
    void shouldRefuseWhatIsNoAnswerAtAll(String query) {
        mustRefuse(browser.get("minside", "/_portvakt/callback" + query), Reason.LOGIN_NOT_COMPLETED);
    }

    @Test
    void shouldNotBringBackACitizenWhoLoggedOutWhileTheBrowserWasOnItsWay() {
        var answer = fixture.answerTo(browser, "minside", "?return=%2F&level=3");
        fixture.sessions.endSid(fixture.idp.sid()).toCompletableFuture().join();

        mustRefuse(browser.get(answer), Reason.LOGIN_NOT_COMPLETED);
    }
}
