package no.portvakt.trust.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import no.portvakt.testsupport.corpora.Corpora;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class NationalIdTest {

    private static final System.Logger LOG = System.getLogger(NationalIdTest.class.getName());

    @ParameterizedTest(name = "{5}")
    @CsvFileSource(resources = "/national-ids.csv", ignoreLeadingAndTrailingWhitespace = true)
    void shouldReadANumberAsTheTableSays(
            String typed, boolean valid, String rule, String dNumber, String synthetic, String why) {
        var parsed = NationalId.parse(typed);

        assertThat(parsed.isPresent()).as(why).isEqualTo(valid);
        assertThat(parsed.stream()).allSatisfy(number -> {
            assertThat(number.rule()).hasToString(rule);
            assertThat(number.isDNumber()).isEqualTo(Boolean.valueOf(dNumber));
            assertThat(number.isSynthetic()).isEqualTo(Boolean.valueOf(synthetic));
            assertThat(number.reveal()).matches("\\d{11}");
        });
    }

    /** The test vectors of another implementation; they lie beside the repository where they are to be had. */
    @Test
    void shouldAgreeWithAnotherImplementation() throws IOException {
        var corpus = Corpora.find("fnr/fnr-vectors.json");
        Assumptions.assumeTrue(corpus.isPresent(), "skipped: the test vectors of fnrvalidator are not here");
        List<String> disagreements = new ArrayList<>();
        JsonNode cases =
                new ObjectMapper().readTree(Files.readString(corpus.get())).path("cases");
        for (var vector : cases) {
            boolean valid = vector.path("status").asText().equals("valid");
            if (NationalId.parse(vector.path("input").asText()).isPresent() != valid) {
                disagreements.add(vector.path("title").asText());
            }
        }
        LOG.log(Level.INFO, "fnrvalidator: {0} of {1} agree", cases.size() - disagreements.size(), cases.size());
        assertThat(cases).isNotEmpty();
        assertThat(disagreements).isEmpty();
    }

    @Property
    void shouldAcceptAtMostOneInTwentyOfAllNumbers(@ForAll @IntRange(min = 0, max = 999_999_999) int start) {
        long accepted = 0;
        for (int i = 0; i < 100; i++) {
            accepted +=
                    NationalId.parse("%09d%02d".formatted(start, i)).stream().count();
        }
        assertThat(accepted).isLessThanOrEqualTo(4);
    }

    @Test
    void shouldPrintMasked() {
        var number = NationalId.parse("01815060012").orElseThrow();

        assertThat(number).hasToString("***********");
        assertThat(String.valueOf(List.of(number))).doesNotContain("018150");
    }

    @Test
    void shouldBeTheSameHoweverItWasTyped() {
        assertThat(NationalId.parse("018150 60012")).isEqualTo(NationalId.parse("01815060012"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01815060012",
                "/sak/01815060012/vedlegg",
                "pid=01815060012&x=1",
                "fnr 018150 60012.",
                "018150-60012",
                "{\"pid\":\"01815060012\"}",
                "x 12345678901 y 01815060012",
            })
    void shouldBeFoundWhenItHidesInAText(String text) {
        assertThat(NationalId.occursIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01815060013", "101815060012", "018150600121", "sak 2026/1234", "0181506001"})
    void shouldNotBeFoundInATextThatHasNone(String text) {
        assertThat(NationalId.occursIn(text)).isFalse();
    }
}
