package no.portvakt.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.ownpath.OwnReply;
import no.portvakt.testsupport.idp.FakeCitizen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A form that was kept over a log-in, and what becomes of it. */
class ResumeTest {

    private static final String BODY = "navn=Kari+%22%3Cb%3E&barn=1&barn=2&_csrf=abc";

    private final LoginFixture fixture = new LoginFixture();
    private final Browser browser = fixture.browser();

    @AfterEach
    void close() {
        fixture.close();
    }

    private String kept(Optional<String> subject) {
        return kept("application/x-www-form-urlencoded", BODY, subject);
    }

    private String kept(String contentType, String body, Optional<String> subject) {
        var kept = fixture.forms
                .keep("minside", "/soknad?steg=2", contentType, body.getBytes(StandardCharsets.UTF_8), subject)
                .toCompletableFuture()
                .join()
                .orElseThrow();
        var pair = kept.setCookie().split("[=;]", 3);
        browser.plant("minside", pair[0], pair[1]);
        return kept.name();
    }

    private OwnReply resume(String service, String name) {
        return browser.get(service, LoginPaths.RESUME + "?form=" + name);
    }

    private static String html(OwnReply reply) {
        return ((OwnReply.Page) reply).html();
    }

    @Test
    void shouldLeadFromTheLoginToThePageThatAsksWhetherToSend() {
        var name = kept(Optional.empty());

        var reply = fixture.login(browser, "minside", "?return=%2F&level=4&form=" + name);

        assertThat(reply).isInstanceOfSatisfying(OwnReply.Redirect.class, redirect -> assertThat(redirect.location())
                .isEqualTo("https://minside.test:8443/_portvakt/resume?form=" + name));
    }

    @Test
    void shouldShowEveryFieldAsItWasSentAndSendNothingByItself() {
        var name = kept(Optional.of("kari"));
        fixture.login(browser, "minside", "?return=%2F&level=4");

        var html = html(resume("minside", name));

        assertThat(html)
                .contains("action=\"/soknad?steg=2\"")
                .contains("name=\"navn\" value=\"Kari &quot;&lt;b&gt;\"")
                .contains("name=\"barn\" value=\"1\"")
                .contains("name=\"barn\" value=\"2\"")
                .contains("name=\"_csrf\" value=\"abc\"")
                .doesNotContain("<script");
    }

    @Test
    void shouldShowFieldsAndFilesOfAFormThatHasFiles() {
        var body = String.join(
                "\r\n",
                "--grense",
                "Content-Disposition: form-data; name=\"navn\"",
                "",
                "Kåre \"K\"",
                "--grense",
                "Content-Disposition: form-data; name=\"cv\"; filename=\"c<v>.txt\"",
                "Content-Type: text/plain",
                "",
                "linje 1\r\n--linje 2",
                "--grense",
                "Content-Disposition: form-data; name=\"mer\"; filename=\"\"",
                "Content-Type: application/octet-stream",
                "",
                "",
                "--grense--",
                "");
        var name = kept("multipart/form-data; boundary=grense", body, Optional.of("kari"));
        fixture.login(browser, "minside", "?return=%2F&level=4");

        var content = Base64.getEncoder().encodeToString("linje 1\r\n--linje 2".getBytes(StandardCharsets.UTF_8));
        assertThat(html(resume("minside", name)))
                .contains("action=\"/soknad?steg=2\" enctype=\"multipart/form-data\"")
                .contains("name=\"navn\" value=\"Kåre &quot;K&quot;\"")
                .contains("name=\"cv\" required", "data-name=\"c&lt;v&gt;.txt\" data-type=\"text/plain\"")
                .contains("data-kept=\"" + content + "\"")
                .contains("<input type=\"file\" name=\"mer\" hidden>")
                .contains("<script src=\"/_portvakt/design/resume.js\">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x"})
    void shouldNotKeepWhatCannotBeTakenApart(String contentType) {
        var kept = fixture.forms
                .keep("minside", "/", contentType, BODY.getBytes(StandardCharsets.UTF_8), Optional.empty())
                .toCompletableFuture()
                .join();

        assertThat(kept).isEmpty();
    }

    @Test
    void shouldSendToTheLoginWhoeverIsNotLoggedIn() {
        var name = kept(Optional.of("kari"));

        assertThat(resume("minside", name))
                .isInstanceOfSatisfying(OwnReply.Redirect.class, redirect -> assertThat(redirect.location())
                        .contains("/_portvakt/login?")
                        .endsWith("&form=" + name));
    }

    @Test
    void shouldShowNothingToAnotherCitizenAndThrowItAway() {
        var name = kept(Optional.of("kari"));
        fixture.idp.loginAs(FakeCitizen.OLA);
        fixture.login(browser, "minside", "?return=%2F&level=3");

        assertThat(html(resume("minside", name))).doesNotContain("Kari");
        assertThat(browser.cookie("minside", KeptForms.COOKIE + name)).isEmpty();
    }

    @Test
    void shouldShowNothingInAnotherBrowserOnAnotherHostOrTooLate() {
        var name = kept(Optional.empty());
        var key = browser.cookie("minside", KeptForms.COOKIE + name).orElseThrow();
        var another = fixture.browser();
        fixture.login(another, "minside", "?return=%2F&level=3");
        fixture.login(browser, "barnehage", "?return=%2F&level=3");
        fixture.login(browser, "minside", "?return=%2F&level=3");
        browser.plant("barnehage", KeptForms.COOKIE + name, key);

        assertThat(html(another.get("minside", LoginPaths.RESUME + "?form=" + name)))
                .doesNotContain("Kari");
        assertThat(html(resume("barnehage", name))).doesNotContain("Kari");
        assertThat(html(resume("minside", name))).contains("Kari");
        fixture.clock.advance(KeptForms.LIFE);
        assertThat(html(resume("minside", name))).doesNotContain("Kari");
    }

    @Test
    void shouldThrowItAwayWhenAskedTo() {
        var name = kept(Optional.empty());
        fixture.login(browser, "minside", "?return=%2F&level=3");
        var key = browser.cookie("minside", KeptForms.COOKIE + name).orElseThrow();

        browser.post("minside", LoginPaths.RESUME + "?form=" + name, Map.of());

        browser.plant("minside", KeptForms.COOKIE + name, key);
        assertThat(html(resume("minside", name))).doesNotContain("Kari");
    }

    @Test
    void shouldForgetTheKeyAtLogOut() {
        var name = kept(Optional.empty());
        fixture.login(browser, "minside", "?return=%2F&level=3");

        browser.post("minside", LoginPaths.LOGOUT, Map.of());

        assertThat(browser.cookie("minside", KeptForms.COOKIE + name)).isEmpty();
    }

    @Test
    void shouldRefuseANameThatIsNone() {
        assertThat(resume("minside", "a".repeat(13))).isInstanceOf(OwnReply.Refusal.class);
    }
}
