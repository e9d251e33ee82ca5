package no.portvakt.minside.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventContractTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KNOWN = Set.of("B", "F", "A", "venterPaaDeg");

    private final EventContract contract = new EventContract(KNOWN::contains);

    private static JsonNode sample(ContractFiles file) {
        try (var content = file.open()) {
            return JSON.readTree(content);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** A line of {@code events/wrong.txt}. */
    record Wrong(String patch, List<String> problems) {

        static Wrong read(String line) {
            int bar = line.indexOf('|');
            return new Wrong(
                    line.substring(0, bar).strip(),
                    Arrays.stream(line.substring(bar + 1).split(";"))
                            .map(String::strip)
                            .toList());
        }

        JsonNode applied() throws IOException {
            var event = sample(ContractFiles.BEING_HANDLED);
            merge((ObjectNode) event, JSON.readTree(patch));
            return event;
        }

        private static void merge(ObjectNode into, JsonNode patch) {
            patch.propertyStream().forEach(member -> {
                if (member.getValue().isNull()) {
                    into.remove(member.getKey());
                } else if (member.getValue().isObject() && into.path(member.getKey()) instanceof ObjectNode inner) {
                    merge(inner, member.getValue());
                } else {
                    into.set(member.getKey(), member.getValue());
                }
            });
        }
    }

    static Stream<Wrong> wrong() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/events/wrong.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Wrong::read);
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldSayAllThatIsWrongAndNothingElse(Wrong wrong) throws IOException {
        var told = contract.problemsOf(wrong.applied()).stream()
                .map(problem -> problem.path() + " " + problem.problem())
                .toList();

        assertThat(told).hasSameSizeAs(wrong.problems());
        assertThat(wrong.problems()).allSatisfy(expected -> assertThat(told)
                .anySatisfy(one -> assertThat(one).startsWith(expected)));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void shouldRepeatNothingThatCouldBeAPerson(Wrong wrong) throws IOException {
        assertThat(contract.problemsOf(wrong.applied()).toString()).doesNotContain("01417012345");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"data": {"reason": "fordi"}}      | /data/reason
            {"data": {"reason": null}}         | /data/reason
            {"data": null}                     | /data
            {"subject": "01417012345"}         | /subject
            {"subject": null}                  | /subject
            {"time": "0001-01-01T00:00:00Z"}   | /time
            {"time": null}                     | /time
            {"id": "sak-01417012345"}          | /id
            {"source": ""}                     | /source
            """)
    void shouldTakeNoCaseBackForWhatIsWrong(String patch, String place) throws IOException {
        var event = sample(ContractFiles.TAKEN_BACK);
        Wrong.merge((ObjectNode) event, JSON.readTree(patch));

        assertThat(contract.problemsOf(event)).isNotEmpty().allSatisfy(problem -> assertThat(problem.path())
                .isEqualTo(place));
        assertThat(contract.problemsOf(event).toString()).doesNotContain("01417012345");
    }

    @Test
    void shouldSayWhatNobodyReadsOfACaseThatIsTakenBack() {
        var event = (ObjectNode) sample(ContractFiles.TAKEN_BACK);
        event.withObject("/data").put("sequence", 3);

        assertThat(contract.unreadIn(event).toString()).contains("/data/sequence");
    }

    @ParameterizedTest
    @EnumSource(names = {"BEING_HANDLED", "WAITS_FOR_THE_CITIZEN", "TAKEN_BACK", "SEVERAL"})
    void shouldFindNothingWrongWithWhatSuppliersAreShown(ContractFiles sample) {
        var events = sample(sample);

        for (var event : events.isArray() ? events : JSON.createArrayNode().add(events)) {
            assertThat(contract.problemsOf(event)).isEmpty();
            assertThat(contract.problemsOfEnvelope(event)).isEmpty();
        }
    }

    /** One in two hundred made at random has eleven digits in a row, and some of those are valid numbers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3f9a2b1c-0d4e-4a57-8b6f-a10877200006",
                "3f9a2b1c-0d4e-4a57-8b6f-10877200006f",
                "k2000-3F9A2B1C-0D4E-4A57-8B6F-10877200006A",
                "3f9a2b1c-0d4e-4a57-8b6f-110877200006"
            })
    void shouldTakeNoUuidForAPerson(String id) {
        var event = (ObjectNode) sample(ContractFiles.BEING_HANDLED);
        event.put("id", id);

        assertThat(contract.problemsOf(event)).isEmpty();
    }

    @Test
    void shouldTakeWhatItDoesNotKnowOfCloudEventsExtensions() {
        var event = (ObjectNode) sample(ContractFiles.BEING_HANDLED);
        event.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(contract.problemsOf(event)).isEmpty();
    }

    @Test
    void shouldSayThatSomethingElseIsNoEvent() {
        for (var other : List.of(JSON.createArrayNode(), JSON.getNodeFactory().textNode("B"))) {
            assertThat(contract.problemsOf(other)).singleElement().satisfies(problem -> assertThat(problem.problem())
                    .contains("object expected"));
        }
    }
}
