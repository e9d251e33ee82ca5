package no.portvakt.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.gateway.session.Session;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.profiles.catalog.Texts;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.testsupport.idp.FakeCitizen;
import no.portvakt.testsupport.idp.FakeIdp;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One log-in, and the step-up after it, told from the citizen's side. */
class LoginTest {

    private final LoginFixture fixture = new LoginFixture();
    private final Browser browser = fixture.browser();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldEndOnThePageAskedForWithASessionWhenTheCitizenLogsIn() {
        var reply = fixture.login(browser, "barnehage", "?return=%2Fsoknad%3Fside%3D2&level=3");

        assertThat(reply)
                .asInstanceOf(InstanceOfAssertFactories.type(OwnReply.Redirect.class))
                .extracting(OwnReply.Redirect::location)
                .isEqualTo("https://barnehage.test:8443/soknad?side=2");
        var session = fixture.session(browser, "barnehage").map(StoredSession::session);
        assertThat(session).hasValueSatisfying(found -> {
            assertThat(found.assurance().level()).isEqualTo(SecurityLevel.SUBSTANTIAL);
            assertThat(found.assurance().acr()).isEqualTo("idporten-loa-substantial");
            assertThat(found.subject()).isEqualTo("kari");
            assertThat(found.person()).isPresent();
            assertThat(found.sid()).isEqualTo(fixture.idp.sid());
        });
        assertThat(browser.pendingLogins("barnehage")).isZero();
    }

    @Test
    void shouldAskForTheLevelInBothWaysAndProveItselfWhenItPushesTheRequest() {
        fixture.login(browser.reading("nn-NO,nn;q=0.9,en;q=0.5"), "barnehage", "?return=%2F&level=4&max_age=600");

        assertThat(fixture.idp.asked()).singleElement().satisfies(asked -> assertThat(asked)
                .containsEntry("acr_values", "idporten-loa-high")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("max_age", "600")
                .containsEntry("ui_locales", "nn")
                .containsEntry("scope", "openid")
                .containsEntry("redirect_uri", "https://barnehage.test:8443/_portvakt/callback")
                .containsKeys("state", "nonce", "code_challenge", "client_assertion")
                .doesNotContainKey("prompt")
                .hasEntrySatisfying("claims", claims -> assertThat(claims)
                        .contains("\"essential\":true")
                        .contains("\"idporten-loa-high\"")
                        .contains("\"acr\"")));
    }

    @Test
    void shouldRefuseBeforeAnybodyIsSentToLogInWhenNoLogInReachesTheLevel() {
        try (var low = LoginFixture.reaching(SecurityLevel.SUBSTANTIAL)) {
            low.demand("/helse", SecurityLevel.HIGH);

            var reply = low.browser().get("hjemmehjelp", LoginPaths.LOGIN + "?return=%2Fhelse");

            assertThat(reply)
                    .asInstanceOf(InstanceOfAssertFactories.type(OwnReply.Page.class))
                    .satisfies(page -> {
                        assertThat(page.status()).isEqualTo(Reason.LEVEL_UNREACHABLE.status());
                        assertThat(page.html()).contains("Ingen innlogging er sterk nok");
                    });
            assertThat(low.idp.asked()).isEmpty();
        }
    }

    @Test
    void shouldAskForWhatThePolicyDemandsWhenTheLinkAsksForLess() {
        fixture.demand("/helse", SecurityLevel.HIGH);

        fixture.login(browser, "hjemmehjelp", "?return=%2Fhelse%3Fa%3Db&level=2");

        assertThat(fixture.idp.asked()).singleElement().satisfies(asked -> assertThat(asked)
                .containsEntry("acr_values", "idporten-loa-high"));
    }

    @Test
    void shouldSayWhatItIsForAndWhyInTheCitizensLanguage() {
        var why = new ServiceDemands.Why(
                new Texts("Hjemmehjelp", "Heimehjelp", "Home help"),
                new Texts("Opplysninger om helse", "Opplysningar om helse", "Health data"));
        fixture.rules.put(
                "/helse", new ServiceDemands.Demanded(SecurityLevel.SUBSTANTIAL, Optional.empty(), Optional.of(why)));

        fixture.login(browser.reading("nn"), "hjemmehjelp", "?return=%2Fhelse");
        fixture.login(browser, "barnehage", "?return=%2Fhelse&level=4");

        assertThat(fixture.idp.asked())
                .satisfiesExactly(
                        asked -> assertThat(asked)
                                .containsEntry("portvakt_service", "Heimehjelp")
                                .containsEntry("portvakt_reason", "Opplysningar om helse")
                                .containsEntry("portvakt_language", "nn"),
                        more -> assertThat(more)
                                .as("a link that asks for more than the rule does")
                                .doesNotContainKey("portvakt_reason"));
    }

    @Test
    void shouldAskForTheShorterAgeWhenPolicyAndLinkDiffer() {
        fixture.rules.put(
                "/helse",
                new ServiceDemands.Demanded(SecurityLevel.LOW, Optional.of(Duration.ofMinutes(5)), Optional.empty()));

        fixture.login(browser, "hjemmehjelp", "?return=%2Fhelse&level=3&max_age=3600");

        assertThat(fixture.idp.asked()).singleElement().satisfies(asked -> assertThat(asked)
                .containsEntry("max_age", "300")
                .containsEntry("acr_values", "idporten-loa-substantial"));
    }

    @Test
    void shouldSendTheBrowserStraightBackWhenTheSessionIsEnough() {
        fixture.login(browser, "barnehage", "?return=%2F&level=3");

        var reply = browser.get("barnehage", "/_portvakt/login?return=%2Fmer&level=2");

        assertThat(reply).isEqualTo(OwnReply.Redirect.to("https://barnehage.test:8443/mer"));
        assertThat(fixture.idp.asked()).hasSize(1);
    }

    @Test
    void shouldAskAgainWhenTheLoginIsOlderThanTheRuleAllows() {
        fixture.login(browser, "barnehage", "?return=%2F&level=3");
        fixture.clock.advance(Duration.ofMinutes(6));

        browser.get("barnehage", "/_portvakt/login?return=%2F&level=3&max_age=300");

        assertThat(fixture.idp.asked()).hasSize(2);
    }

    @Test
    void shouldGiveANewIdAndGenerationAndKillTheOldIdWhenTheLevelRises() {
        fixture.login(browser, "byggesak", "?return=%2F&level=3");
        var before =
                fixture.session(browser, "byggesak").map(StoredSession::session).orElseThrow();
        var oldId = LoginFixture.sessionCookie(browser, "byggesak").orElseThrow();

        fixture.login(browser, "byggesak", "?return=%2Fsend&level=4");

        var after =
                fixture.session(browser, "byggesak").map(StoredSession::session).orElseThrow();
        assertThat(after.assurance().level()).isEqualTo(SecurityLevel.HIGH);
        assertThat(after.generation()).isEqualTo(before.generation() + 1);
        assertThat(after.key()).isEqualTo(before.key());
        assertThat(fixture.endedKeys).containsOnly(before.key());
        assertThat(LoginFixture.sessionCookie(browser, "byggesak"))
                .hasValueSatisfying(id -> assertThat(id).isNotEqualTo(oldId));
        var thief = fixture.browser();
        thief.plant("byggesak", "__Host-portvakt", oldId);
        assertThat(fixture.session(thief, "byggesak")).isEmpty();
    }

    @Test
    void shouldGiveANewIdWhenSomebodyPlantedOneBeforeTheLogin() {
        browser.plant("barnehage", "__Host-portvakt", "A".repeat(43));

        fixture.login(browser, "barnehage", "?return=%2F&level=3");

        assertThat(LoginFixture.sessionCookie(browser, "barnehage"))
                .hasValueSatisfying(id -> assertThat(id).isNotEqualTo("A".repeat(43)));
    }

    @Test
    void shouldRefuseAndOfferLogOutWhenTheStepUpEndsWithAnotherPerson() {
        fixture.login(browser, "byggesak", "?return=%2F&level=3");
        fixture.idp.loginAs(FakeCitizen.OLA);

        var reply = fixture.login(browser, "byggesak", "?return=%2F&level=4");

        assertThat(reply)
                .asInstanceOf(InstanceOfAssertFactories.type(OwnReply.Page.class))
                .satisfies(page -> {
                    assertThat(page.status()).isEqualTo(Reason.ANOTHER_PERSON.status());
                    assertThat(page.html()).contains("method=\"post\" action=\"/_portvakt/logout\"");
                });
        assertThat(fixture.session(browser, "byggesak").map(StoredSession::session))
                .hasValueSatisfying(session -> {
                    assertThat(session.subject()).isEqualTo("kari");
                    assertThat(session.assurance().level()).isEqualTo(SecurityLevel.SUBSTANTIAL);
                });
    }

    @Test
    void shouldRefuseAnotherPersonAlsoWhenTheSessionHasExpiredMeanwhile() {
        fixture.login(browser, "byggesak", "?return=%2F&level=3");
        fixture.clock.advance(LoginFixture.LIMITS.idle().minusMinutes(1));
        fixture.idp.loginAs(FakeCitizen.OLA);
        var answer = fixture.answerTo(browser, "byggesak", "?return=%2F&level=4");
        fixture.clock.advance(Duration.ofMinutes(2));

        assertThat(browser.get(answer)).isInstanceOf(OwnReply.Page.class);
        assertThat(fixture.session(browser, "byggesak")).isEmpty();
    }

    @Test
    void shouldShareTheIdentityProvidersSessionWhenTheCitizenVisitsAnotherHost() {
        fixture.login(browser, "barnehage", "?return=%2F&level=3");
        fixture.login(browser, "minside", "?return=%2F&level=3");

        assertThat(fixture.session(browser, "minside")
                        .map(StoredSession::session)
                        .map(Session::sid))
                .isEqualTo(fixture.session(browser, "barnehage")
                        .map(StoredSession::session)
                        .map(Session::sid));
        assertThat(LoginFixture.sessionCookie(browser, "minside"))
                .isNotEqualTo(LoginFixture.sessionCookie(browser, "barnehage"));
    }

    @Test
    void shouldOpenNothingWhenTheCookieOfOneHostIsShownToAnother() {
        fixture.login(browser, "barnehage", "?return=%2F&level=3");
        browser.plant(
                "hjemmehjelp",
                "__Host-portvakt",
                LoginFixture.sessionCookie(browser, "barnehage").orElseThrow());

        assertThat(fixture.session(browser, "hjemmehjelp")).isEmpty();
    }

    @Test
    void shouldLogInAnewAndNotGoRoundWhenTheSessionIsNoLongerConfirmed() {
        fixture.login(browser, "minside", "?return=%2Fsaker&level=3");
        fixture.clock.advance(Duration.ofMinutes(12));

        assertThat(browser.get("minside", "/_portvakt/login?return=%2Fsaker&level=3"))
                .isInstanceOfSatisfying(OwnReply.Redirect.class, redirect -> assertThat(redirect.location())
                        .startsWith(FakeIdp.ISSUER));
    }
}
