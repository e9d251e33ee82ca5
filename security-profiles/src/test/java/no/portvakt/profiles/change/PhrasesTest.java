package no.portvakt.profiles.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PhrasesTest {

    static final List<String> LANGUAGES = Phrases.LANGUAGES;

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void shouldSayTheSameInEveryLanguage(String language) {
        var words = Phrases.words(language);
        var english = Phrases.words("en");

        assertThat(words.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (var key : words.stringPropertyNames()) {
            assertThat(places(words.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(words.getProperty(key)).as("an apostrophe quotes").doesNotContain("'");
        }
    }

    @Test
    void shouldFillInWhatIsItselfSaidInThreeLanguages() {
        var sentence =
                Phrases.of("key.becomes", "login", Phrases.of("word.all"), Phrases.either(List.of("pin", "pki")));

        assertThat(sentence.nb()).isEqualTo("login: alle → pin eller pki");
        assertThat(sentence.en()).isEqualTo("login: all → pin or pki");
    }

    private static List<String> places(String text) {
        return Pattern.compile("\\{[0-9]}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }
}
