package no.portvakt.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnPath;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.ownpath.OwnRequest;
import no.portvakt.testsupport.idp.FakeCitizen;
import no.portvakt.testsupport.idp.FakeIdp;
import no.portvakt.trust.correlation.CorrelationId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-out, from the citizen's side and from the identity provider's. */
class LogoutTest {

    private static final String TYPE = "logout+jwt";

    private final LoginFixture fixture = new LoginFixture();
    private final Browser browser = fixture.browser();

    @BeforeEach
    void logIn() {
        fixture.login(browser, "minside", "?return=%2F&level=3");
        fixture.login(browser, "barnehage", "?return=%2F&level=3");
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldEndEverySessionHereAndThereWhenTheCitizenLogsOut() {
        var reply = browser.post("minside", "/_portvakt/logout", Map.of());

        assertThat(reply).isInstanceOfSatisfying(OwnReply.Redirect.class, redirect -> assertThat(redirect.location())
                .isEqualTo("https://minside.test:8443/_portvakt/logged-out"));
        assertThat(browser.cookie("minside", "__Host-portvakt")).isEmpty();
        assertThat(fixture.session(browser, "barnehage")).isEmpty();
        assertThat(fixture.idp.ended()).containsExactly("refresh-" + fixture.idp.sid());
        assertThat(fixture.endedKeys).hasSize(2);
    }

    /** A redirect to another host would be held against the form-action of whoever's page sent the form. */
    @Test
    void shouldLeadToPortalsByAPageAndNotByARedirect() {
        fixture.toPortals = Optional.of("https://login.test:8443/_portvakt/saml/logout?begin=x&y=\"");

        var reply = browser.post("minside", "/_portvakt/logout", Map.of());

        assertThat(reply).isInstanceOfSatisfying(OwnReply.Page.class, page -> assertThat(page.html())
                .contains("content=\"0; url=https://login.test:8443/_portvakt/saml/logout?begin=x&amp;y=&quot;\""));
        assertThat(browser.cookie("minside", "__Host-portvakt")).isEmpty();
    }

    /** From there the browser is redirected to a portal, so one host is no better than another. */
    @Test
    void shouldLeadToPortalsByAPageOnTheSameHostToo() {
        fixture.toPortals = Optional.of("https://minside.test:8443/_portvakt/saml/logout?begin=x");

        assertThat(browser.post("minside", "/_portvakt/logout", Map.of())).isInstanceOf(OwnReply.Page.class);
    }

    @Test
    void shouldTellPortalsWithoutABrowserWhatTheIdentityProviderSays() {
        notice(fixture.idp.logoutClaims().build());

        assertThat(fixture.toldWithoutBrowser).containsExactly(fixture.idp.sid());
    }

    @Test
    void shouldPutNoTokenInAnyAddress() {
        var reply = browser.post("minside", "/_portvakt/logout", Map.of());

        assertThat(((OwnReply.Redirect) reply).location()).doesNotContain("token", "ey", "refresh");
    }

    /** By an address that the operator wrote: nothing of hers stands in it. */
    @ParameterizedTest
    @CsvSource({"idporten, ?provider=idporten", "portalen, ''"})
    void shouldLeadOnToTheProviderThatVouchedForHerWhenItHasALogout(String alias, String said) {
        var vouched = LoginFixture.vouchedForBy(alias);
        var window = vouched.browser();
        vouched.login(window, "minside", "?return=%2F&level=4");

        var reply = window.post("minside", "/_portvakt/logout", Map.of());

        assertThat(((OwnReply.Redirect) reply).location()).endsWith("/_portvakt/logged-out" + said);
        assertThat(((OwnReply.Page) window.get("minside", "/_portvakt/logged-out" + said))
                        .html()
                        .contains("content=\"0; url=https://login.idporten.example/logout?client_id=x\""))
                .isEqualTo(!said.isEmpty());
        vouched.close();
    }

    @Test
    void shouldLeadNowhereThatTheOperatorDidNotWrite() {
        assertThat(((OwnReply.Page) browser.get("minside", "/_portvakt/logged-out?provider=https%3A%2F%2Fevil.example"))
                        .html())
                .doesNotContain("refresh", "evil");
    }

    @Test
    void shouldOnlyAskWhenTheMethodIsGet() {
        assertThat(browser.get("minside", "/_portvakt/logout"))
                .isInstanceOfSatisfying(OwnReply.Page.class, page -> assertThat(page.html())
                        .contains("<form", "method=\"post\" action=\"/_portvakt/logout\""));
        assertThat(fixture.session(browser, "minside")).isPresent();
    }

    @Test
    void shouldDemandThatThePostComesFromTheSameOrigin() {
        assertThat(fixture.paths)
                .filteredOn(path -> path.methods().contains("POST") && path.hosts() == OwnPath.ServedOn.EVERY_HOST)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path.unsafe()).isEqualTo(OwnPath.UnsafeMethods.FROM_SAME_ORIGIN));
    }

    @Test
    void shouldLeaveOtherCitizensAlone() {
        fixture.idp.loginAs(FakeCitizen.OLA);
        var other = fixture.browser();
        fixture.login(other, "minside", "?return=%2F&level=3");

        browser.post("minside", "/_portvakt/logout", Map.of());

        assertThat(fixture.session(other, "minside")).isPresent();
    }

    @Test
    void shouldEndOursAndSaySoWhenTheIdentityProviderIsAway() {
        fixture.idp.close();

        var reply = browser.post("minside", "/_portvakt/logout", Map.of());

        assertThat(fixture.session(browser, "barnehage")).isEmpty();
        assertThat(((OwnReply.Redirect) reply).location()).endsWith("/_portvakt/logged-out?here=1");
    }

    @Test
    void shouldSayToTakeTheCardOutAfterALoginByCertificate() {
        fixture.login(browser, "minside", "?return=%2F&level=4");

        var reply = browser.post("minside", "/_portvakt/logout", Map.of());

        assertThat(((OwnReply.Redirect) reply).location()).endsWith("/_portvakt/logged-out?card=1");
        assertThat(browser.get("minside", "/_portvakt/logged-out?card=1"))
                .isInstanceOfSatisfying(OwnReply.Page.class, page -> {
                    assertThat(page.html()).contains("Ta ut kortet");
                    assertThat(page.clearSiteData()).isTrue();
                });
    }

    @Test
    void shouldSimplySaySoWhenNobodyWasLoggedIn() {
        var reply = fixture.browser().post("minside", "/_portvakt/logout", Map.of());

        assertThat(((OwnReply.Redirect) reply).location()).endsWith("/_portvakt/logged-out");
        assertThat(fixture.session(browser, "minside")).isPresent();
    }

    private OwnReply notice(JWTClaimsSet claims) {
        return browser.post(
                "login",
                "/_portvakt/backchannel-logout",
                Map.of("logout_token", List.of(fixture.idp.tokens().sign(TYPE, claims))));
    }

    @Test
    void shouldEndEveryHostWhenTheIdentityProviderSaysThatTheSessionIsOver() {
        assertThat(notice(fixture.idp.logoutClaims().build())).isEqualTo(OwnReply.Empty.of(200));

        assertThat(fixture.session(browser, "minside")).isEmpty();
        assertThat(fixture.session(browser, "barnehage")).isEmpty();
    }

    @Test
    void shouldAnswerAlikeWhenTheSameNoticeComesAgain() {
        var claims = fixture.idp.logoutClaims().build();

        assertThat(notice(claims)).isEqualTo(notice(claims));
    }

    @Test
    void shouldEndEverythingOfACitizenWhenNoSessionIsNamed() {
        var claims =
                fixture.idp.logoutClaims().claim("sid", null).subject("kari").build();

        assertThat(notice(claims)).isEqualTo(OwnReply.Empty.of(200));

        assertThat(fixture.session(browser, "minside")).isEmpty();
    }

    @Test
    void shouldAnswer400AndEndNothingWhenTheNoticeIsNotGenuine() {
        var forged = List.of(
                Map.<String, List<String>>of(),
                Map.of("logout_token", List.of("x")),
                Map.of(
                        "logout_token",
                        List.of(fixture.idp
                                .tokens()
                                .signByAnotherKey(
                                        TYPE, fixture.idp.logoutClaims().build()))),
                Map.of("logout_token", List.of("a", "b")));

        assertThat(forged).allSatisfy(form -> assertThat(browser.post("login", "/_portvakt/backchannel-logout", form))
                .isInstanceOfSatisfying(
                        OwnReply.Json.class, json -> assertThat(json.status()).isEqualTo(400)));
        assertThat(fixture.session(browser, "minside")).isPresent();
    }

    private OwnReply framed(String query) {
        return fixture.browser().get("login", "/_portvakt/frontchannel-logout" + query);
    }

    @Test
    void shouldEndTheSessionThatAFrameNamesWithoutAnyCookie() {
        var other = fixture.browser();
        fixture.idp.loginAs(FakeCitizen.OLA);
        fixture.login(other, "minside", "?return=%2F&level=3");
        var olas = fixture.idp.sid();

        var reply = framed("?sid=" + olas + "&iss=" + FakeIdp.ISSUER);

        assertThat(reply).isEqualTo(new OwnReply.Framed(200, "https://login.test"));
        assertThat(fixture.session(other, "minside")).isEmpty();
        assertThat(fixture.session(browser, "minside")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?sid={sid}",
                "?iss={iss}",
                "?sid={sid}&iss={iss}/",
                "?sid={sid}&iss=https://evil.test",
                "?sid={sid}&sid={sid}&iss={iss}",
                "?sid={sid}&iss={iss}&iss={iss}",
                "?sid=*&iss={iss}",
                "?sid=&iss={iss}"
            })
    void shouldEndNothingWhenAFrameDoesNotSayBoth(String query) {
        var reply = framed(query.replace("{sid}", fixture.idp.sid()).replace("{iss}", FakeIdp.ISSUER));

        assertThat(reply).isEqualTo(new OwnReply.Framed(400, "https://login.test"));
        assertThat(fixture.session(browser, "minside")).isPresent();
        assertThat(fixture.events).last().isInstanceOf(LoginEvent.NoticeRefused.class);
    }

    @ParameterizedTest
    @CsvSource({"iframe, 200", "image, 400", "document, 400", "script, 400"})
    void shouldHearOnlyFramesWhereABrowserSaysWhatItAsksFor(String destination, int status) {
        var request = new OwnRequest(
                "GET",
                "login",
                Browser.origin("login"),
                "/_portvakt/frontchannel-logout",
                "",
                Map.of("iss", List.of(FakeIdp.ISSUER), "sid", List.of(fixture.idp.sid())),
                Map.of("sec-fetch-dest", List.of(destination)),
                Map.of(),
                CorrelationId.random());
        var path = fixture.paths.stream()
                .filter(found -> found.path().equals(request.path()))
                .findFirst()
                .orElseThrow();

        assertThat(path.handler().handle(request)).isEqualTo(new OwnReply.Framed(status, "https://login.test"));
    }

    @Test
    void shouldHearNoticesOnTheLoginHostAlone() {
        assertThat(fixture.paths)
                .filteredOn(path -> path.path().endsWith("channel-logout"))
                .hasSize(2)
                .allSatisfy(path -> assertThat(path.hosts()).isEqualTo(OwnPath.ServedOn.LOGIN_HOST));
    }
}
