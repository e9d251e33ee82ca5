package no.portvakt.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.testsupport.browser.PageInspector;
import no.portvakt.testsupport.browser.PageInspector.Look;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page of log-in and log-out in a real browser, under a policy that allows nothing but our own files. */
class LoginPagesIT {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; form-action 'self'; base-uri 'none'";

    private static Map<String, String> pages(Language language) {
        var pages = new LoginPages();
        var form = new KeptForms.Form(
                "minside", "/send", List.of(new KeptForms.Field("navn", "Kari")), List.of(), false, "");
        var withFile = new KeptForms.Form(
                "minside",
                "/send",
                List.of(),
                List.of(
                        new KeptForms.File("cv", "cv.pdf", "application/pdf", "Y3Y="),
                        new KeptForms.File("mer", "", "application/octet-stream", "")),
                true,
                "");
        return Map.of(
                "problem", pages.problem(language, Reason.LOGIN_NOT_COMPLETED, Optional.of("/again"), false),
                "another-person", pages.problem(language, Reason.ANOTHER_PERSON, Optional.empty(), true),
                "logout", pages.confirmLogout(language),
                "logged-out",
                        pages.loggedOut(
                                language,
                                new LoggedOutHandler.Said(false, false, false, Optional.empty()),
                                Optional.empty()),
                "logged-out-with-card",
                        pages.loggedOut(
                                language,
                                new LoggedOutHandler.Said(true, true, false, Optional.empty()),
                                Optional.empty()),
                "resume", pages.resume(language, "abcdefghijkl", form),
                "resume-with-file", pages.resume(language, "abcdefghijkl", withFile),
                "form-gone", pages.formGone(language));
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveNothingToComplainAboutWhenOpenedInChromium(Language language) {
        var pages = pages(language);

        try (var inspector = new PageInspector(pages, POLICY)) {
            var complaints = pages.keySet().stream()
                    .flatMap(page ->
                            List.of(Look.values()).stream().flatMap(look -> inspector.complaints(page, look).stream()))
                    .toList();

            assertThat(complaints).isEmpty();
        }
    }
}
