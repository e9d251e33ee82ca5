package no.portvakt.profiles.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenWordsTest {

    @Test
    void shouldGiveTheReadersOwnLanguageOrElseTheFirst() {
        var words = WrittenWords.of(WrittenWordsTest.class, "alike", List.of("nb", "nn"));

        assertThat(words.in("nn")).containsEntry("greeting", "God dag, Bjørn og Åse");
        assertThat(words.in("fr")).containsEntry("greeting", "God dag, Bjørn");
    }

    @Test
    void shouldRefuseWhatIsMissingOrUnlike() {
        assertThatThrownBy(() -> WrittenWords.of(WrittenWordsTest.class, "unlike", List.of("nb", "nn")))
                .hasMessage("unlike has other words in nn");
        assertThatThrownBy(() -> WrittenWords.of(WrittenWordsTest.class, "alike", List.of("nb", "en")))
                .hasMessage("alike_en.properties is not on the class path");
    }
}
