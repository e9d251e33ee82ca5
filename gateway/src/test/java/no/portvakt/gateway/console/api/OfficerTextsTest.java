package no.portvakt.gateway.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.console.officers.Language;
import no.portvakt.profiles.reason.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OfficerTextsTest {

    /** All that the console answers with. */
    private static final List<Reason> REASONS = List.of(
            Reason.NOT_FOUND,
            Reason.UNAVAILABLE,
            Reason.LOGIN_REQUIRED,
            Reason.INVALID_CREDENTIAL,
            Reason.FORBIDDEN,
            Reason.CONFLICT,
            Reason.INVALID_INPUT,
            Reason.INTERNAL);

    @ParameterizedTest
    @EnumSource(Language.class)
    void shouldHaveWordsOfItsOwnForEveryReasonInEachLanguage(Language language) {
        var texts = OfficerTexts.in(language).all();

        assertThat(texts.keySet())
                .containsAll(REASONS.stream()
                        .flatMap(reason -> List.of(reason.id() + ".title", reason.id() + ".detail").stream())
                        .toList());
        assertThat(texts.keySet()).isEqualTo(OfficerTexts.in(Language.NB).all().keySet());
        assertThat(texts.values()).noneMatch(String::isBlank);
    }

    @Test
    void shouldSayMoreWhereMoreIsKnown() {
        var texts = OfficerTexts.in(Language.EN);

        assertThat(texts.of(Reason.CONFLICT, Optional.of("overtaken")).detail()).contains("a moment ago");
        assertThat(texts.of(Reason.CONFLICT, Optional.of("something-new")).detail())
                .isEqualTo(texts.of(Reason.CONFLICT, Optional.empty()).detail());
        assertThat(texts.of(Reason.TOO_LARGE, Optional.empty()).title()).isNotBlank();
    }
}
