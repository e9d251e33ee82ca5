package no.portvakt.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.portvakt.profiles.reason.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginPagesTest {

    private static final Pattern INLINE = Pattern.compile("<script|<style|style=|\\son[a-z]+=|javascript:");
    private static final Pattern FROM_ELSEWHERE = Pattern.compile("(?:src|href|action)=\"(?![/#])[^\"]*\"");

    private final LoginPages pages = new LoginPages();

    private Stream<String> all(Language language) {
        var problems = Arrays.stream(Reason.values())
                .map(reason -> pages.problem(language, reason, Optional.of("/_portvakt/login?return=%2F"), false));
        return Stream.concat(
                problems,
                Stream.of(
                        pages.problem(language, Reason.ANOTHER_PERSON, Optional.empty(), true),
                        pages.confirmLogout(language),
                        pages.loggedOut(
                                language,
                                new LoggedOutHandler.Said(true, true, false, Optional.empty()),
                                Optional.empty()),
                        pages.loggedOut(
                                language,
                                new LoggedOutHandler.Said(false, false, false, Optional.empty()),
                                Optional.empty())));
    }

    @ParameterizedTest
    @EnumSource
    void shouldWorkUnderAStrictPolicyAndLoadNothingFromElsewhere(Language language) {
        assertThat(all(language)).allSatisfy(html -> assertThat(html)
                .doesNotContainPattern(INLINE)
                .doesNotContainPattern(FROM_ELSEWHERE)
                .doesNotContain("{", "NOT_FOUND"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveWhatAReaderByEarNeeds(Language language) {
        assertThat(all(language)).allSatisfy(html -> assertThat(html)
                .startsWith("<!doctype html>")
                .contains("<html lang=\"" + language.tag() + "\"")
                .containsOnlyOnce("<h1 ")
                .containsOnlyOnce("<main ")
                .contains("<title>", "href=\"#innhold\"", "id=\"innhold\"", "name=\"viewport\""));
    }

    @Test
    void shouldSayItInThreeLanguages() {
        assertThat(Stream.of(Language.values()).map(pages::confirmLogout)).doesNotHaveDuplicates();
    }

    @Test
    void shouldEscapeWhatIsPutIn() {
        assertThat(pages.problem(Language.NB, Reason.INTERNAL, Optional.of("/x?\"><script>alert(1)</script>"), false))
                .doesNotContain("<script>");
    }
}
