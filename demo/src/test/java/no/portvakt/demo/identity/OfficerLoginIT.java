package no.portvakt.demo.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.portvakt.demo.identity.Browser.Arrival;
import no.portvakt.demo.officers.OneTimeCodes;
import no.portvakt.idp.keycloak.NewOfficer;
import no.portvakt.idp.keycloak.NewOfficer.FirstFactors;
import no.portvakt.idp.keycloak.Officers;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.Test;

class OfficerLoginIT {

    private static final String SUBSTANTIAL = "idporten-loa-substantial";
    private static final String NEVER_A_CODE = "000000";

    private final RunningKeycloak keycloak = RunningKeycloak.get();
    private final GatewayClient console = GatewayClient.ofOfficers(keycloak);
    private final Browser browser = keycloak.browser();
    private final String username = "kari-" + UUID.randomUUID();
    private final String password = "passord-" + UUID.randomUUID();
    private final Secret seed = Secret.of(UUID.randomUUID().toString());

    @Test
    void shouldTellTheConsoleWhoItIsWhenPasswordAndCodeAreRight() throws Exception {
        enrolWithBoth();
        var pushed = console.push(SUBSTANTIAL);

        var codePage = typePassword(browser, browser.open(pushed.address()), password);
        var tokens = console.redeem(browser.submit(codePage, Map.of("otp", now(seed))), pushed);

        var claims = tokens.idToken();
        assertThat(claims.getIssuer()).isEqualTo(keycloak.officerLoginOrigin() + "/realms/ansatte");
        assertThat(claims.getStringClaim("acr")).isEqualTo(SUBSTANTIAL);
        assertThat(claims.getStringListClaim("amr")).containsExactlyInAnyOrder("pwd", "otp");
        assertThat(claims.getStringClaim("name")).isEqualTo("Kari Sikkerhet");
        assertThat(claims.getStringListClaim("groups"))
                .contains("service-owner")
                .doesNotContain("security-officer");
        assertThat(claims.getStringListClaim("owner_of")).containsExactly("barnehage", "byggesak");
        assertThat(claims.getSubject()).isNotEqualTo(username);
        assertThat(claims.getClaim("sid")).isNotNull();
    }

    @Test
    void shouldLetNobodyInWithOneFactor() {
        enrolWithBoth();
        var start = console.push(SUBSTANTIAL).address();

        var codePage = typePassword(browser, browser.open(start), password);
        var wrongCode = browser.submit(codePage, Map.of("otp", NEVER_A_CODE));
        var noCode = browser.submit(wrongCode, Map.of("otp", ""));
        var choosingAnew = browser.submit(noCode, Map.of("factor", "app"));
        var otherWay = browser.submit(choosingAnew, Map.of("tryAnotherWay", "on"));
        var again = browser.open(start);
        var wrongPassword = typePassword(keycloak.browser(), keycloak.browser().open(start), "galt passord");

        for (var page : List.of(codePage, wrongCode, noCode, choosingAnew, otherWay, again, wrongPassword)) {
            assertThat(page.redirect()).isEmpty();
            assertThat(page.page()).doesNotContain("portvakt-totp").doesNotContain("name=\"factor\"");
        }
        assertThat(wrongCode.page()).contains("Koden er feil");
    }

    @Test
    void shouldAskForBothAgainWhenTheOfficerComesBack() {
        enrolWithBoth();
        var first = console.push(SUBSTANTIAL);
        var inside = browser.submit(
                typePassword(browser, browser.open(first.address()), password), Map.of("otp", now(seed)));

        var comesBack = browser.open(console.push(SUBSTANTIAL).address());

        assertThat(inside.query("code")).isNotEmpty();
        assertThat(comesBack.redirect()).isEmpty();
        assertThat(comesBack.page()).contains("name=\"password\"");
    }

    @Test
    void shouldRefuseACodeThatWasUsed() {
        enrolWithBoth();
        var code = now(seed);
        browser.submit(
                typePassword(browser, browser.open(console.push(SUBSTANTIAL).address()), password),
                Map.of("otp", code));
        var thief = keycloak.browser();

        var refused = thief.submit(
                typePassword(thief, thief.open(console.push(SUBSTANTIAL).address()), password), Map.of("otp", code));

        assertThat(refused.redirect()).isEmpty();
    }

    @Test
    void shouldMakeANewOfficerRegisterAnAppBeforeAnythingElse() throws Exception {
        enrolWith(new FirstFactors.Temporary(Secret.of(password)));
        var pushed = console.push(SUBSTANTIAL);
        var choice = typePassword(browser, browser.open(pushed.address()), password);
        var chosen = browser.submit(choice, Map.of("factor", "app"));
        var withoutCode = browser.open(console.push(SUBSTANTIAL).address());

        assertThat(choice.page()).contains("Velg en andre faktor");
        assertThat(chosen.redirect()).isEmpty();
        assertThat(withoutCode.redirect()).isEmpty();
    }

    @Test
    void shouldLetANewOfficerInWhenAppAndPasswordAreHers() throws Exception {
        enrolWith(new FirstFactors.Temporary(Secret.of(password)));
        var pushed = console.push(SUBSTANTIAL);
        var page = browser.submit(
                typePassword(browser, browser.open(pushed.address()), password), Map.of("factor", "app"));

        for (int round = 0; round < 2 && page.redirect().isEmpty(); round++) {
            page = page.page().contains("name=\"totpSecret\"") ? registerApp(page) : changePassword(page);
        }

        assertThat(console.redeem(page, pushed).idToken().getStringClaim("acr")).isEqualTo(SUBSTANTIAL);
    }

    @Test
    void shouldLetAnOfficerRegisterASecurityKeyAndLogInWithIt() {
        enrolWith(new FirstFactors.Temporary(Secret.of(password)));

        try (var chromium = new SecurityKeyBrowser(keycloak)) {
            chromium.go(console.push(SUBSTANTIAL).address());
            chromium.typePassword(username, password);
            chromium.chooseKey();
            chromium.finishWith("nytt-" + password);
            var registered = chromium.address();

            chromium.go(console.push(SUBSTANTIAL).address());
            chromium.typePassword(username, "nytt-" + password);
            var halfway = chromium.address();
            chromium.useKey();

            assertThat(registered).startsWith(keycloak.officerCallback() + "?").contains("code=");
            assertThat(halfway).startsWith(keycloak.officerLoginOrigin() + "/realms/ansatte/");
            assertThat(chromium.address())
                    .startsWith(keycloak.officerCallback() + "?")
                    .contains("code=");
        }
    }

    private static String now(Secret seed) {
        return new OneTimeCodes(seed).at(Instant.now());
    }

    private void enrolWithBoth() {
        enrolWith(new FirstFactors.Both(Secret.of(password), seed));
    }

    private void enrolWith(FirstFactors factors) {
        new Officers(keycloak.admin())
                .enrol(new NewOfficer(
                        username,
                        "Kari",
                        "Sikkerhet",
                        List.of("service-owner"),
                        List.of("barnehage", "byggesak"),
                        factors));
    }

    private Arrival typePassword(Browser with, Arrival page, String typed) {
        return with.submit(page, Map.of("username", username, "password", typed));
    }

    private Arrival registerApp(Arrival page) {
        var secret = page.page().replaceAll("(?s).*name=\"totpSecret\" value=\"([^\"]+)\".*", "$1");
        return browser.submit(
                page, Map.of("totpSecret", secret, "totp", now(Secret.of(secret)), "userLabel", "telefon"));
    }

    private Arrival changePassword(Arrival page) {
        return browser.submit(page, Map.of("password-new", "nytt-" + password, "password-confirm", "nytt-" + password));
    }
}
