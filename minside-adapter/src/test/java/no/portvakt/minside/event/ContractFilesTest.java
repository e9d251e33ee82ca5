package no.portvakt.minside.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractFilesTest {

    private static JsonNode asyncApi() throws IOException {
        try (var file = ContractFiles.ASYNC_API.open()) {
            return new YAMLMapper().readTree(file);
        }
    }

    private static Stream<String> references(JsonNode node) {
        return node.findValuesAsText("$ref").stream();
    }

    @Test
    void shouldNameNothingThatIsNotThere() throws IOException {
        var document = asyncApi();

        assertThat(references(document)).isNotEmpty().allSatisfy(reference -> {
            int hash = reference.indexOf('#');
            var file = hash < 0 ? reference : reference.substring(0, hash);
            var named = file.isEmpty() ? document : read(file);
            assertThat(named.at(hash < 0 ? "" : reference.substring(hash + 1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
    }

    private static JsonNode read(String path) throws IOException {
        try (var file = ContractFiles.at(path).orElseThrow().open()) {
            return new ObjectMapper().readTree(file);
        }
    }

    @Test
    void shouldNameEveryOtherFile() throws IOException {
        var named = references(asyncApi()).toList();

        assertThat(Stream.of(ContractFiles.values()).filter(file -> file != ContractFiles.ASYNC_API))
                .allSatisfy(file -> assertThat(named).contains(file.path()));
    }

    @Test
    void shouldSayWhatTheIntakeAnswers() throws IOException {
        var result = asyncApi().at("/components/messages/results/payload/properties/results/items/properties");

        assertThat(List.of("recorded", "duplicate", "late", "removed", "set-aside", "refused"))
                .allSatisfy(outcome -> assertThat(
                                result.path("outcome").path("enum").toString())
                        .contains(outcome));
    }

    @Test
    void shouldGiveNothingElse() {
        assertThat(ContractFiles.at("../application.properties")).isEmpty();
        assertThat(ContractFiles.at("")).isEmpty();
    }
}
