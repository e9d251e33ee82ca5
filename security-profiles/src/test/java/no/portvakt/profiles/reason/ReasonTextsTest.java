package no.portvakt.profiles.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTextsTest {

    private final ReasonTexts texts = ReasonTexts.load();

    @ParameterizedTest
    @ValueSource(strings = {"nb", "nn", "en"})
    void shouldHaveATitleAndADetailForEveryReasonAndNothingElse(String language) {
        var expected = Arrays.stream(Reason.values())
                .flatMap(reason -> Stream.of(reason.id() + ".title", reason.id() + ".detail"))
                .collect(Collectors.toSet());
        assertThat(ReasonTexts.properties(language).stringPropertyNames()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nb", "nn", "en"})
    void shouldSaySomethingDifferentForEveryReason(String language) {
        Properties properties = ReasonTexts.properties(language);
        assertThat(new HashSet<>(properties.values())).hasSameSizeAs(properties.keySet());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void shouldWriteWholeSentencesInEveryLanguage(Reason reason) {
        for (var language : ReasonTexts.LANGUAGES) {
            var text = texts.of(reason, Locale.forLanguageTag(language));
            assertThat(text.title()).as(language).doesNotEndWith(".");
            assertThat(text.detail()).as(language).endsWith(".");
        }
    }

    @Test
    void shouldSpeakBokmaalWhenTheReadersLanguageIsNotOurs() {
        var bokmaal = texts.of(Reason.LOGIN_REQUIRED, Locale.forLanguageTag("nb"));
        assertThat(bokmaal.title()).isEqualTo("Du må logge inn");
        assertThat(texts.of(Reason.LOGIN_REQUIRED, Locale.forLanguageTag("no"))).isEqualTo(bokmaal);
        assertThat(texts.of(Reason.LOGIN_REQUIRED, Locale.forLanguageTag("se"))).isEqualTo(bokmaal);
    }

    @Test
    void shouldSpeakTheReadersLanguageWhateverTheCountry() {
        assertThat(texts.of(Reason.NOT_FOUND, Locale.forLanguageTag("en-GB")).title())
                .startsWith("What you are looking for");
        assertThat(texts.of(Reason.NOT_FOUND, Locale.forLanguageTag("nn-NO")).title())
                .contains("finst ikkje");
    }
}
