package no.portvakt.profiles.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import no.portvakt.profiles.load.LoadOutcome.Loaded;
import no.portvakt.profiles.load.LoadOutcome.Rejected;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to do harm, or by mistake: one clear line each, soon, and nothing of their folder is loaded. */
class HostileFilesTest {

    private static final String LIST = "[x,x,x,x,x,x,x,x,x,x]";

    @ParameterizedTest
    @CsvSource({
        "f, has more than 50000 values once its aliases are written out",
        "k, Number of aliases for non-scalar nodes exceeds the specified max=50"
    })
    void shouldRefuseAFileThatGrowsByItsAliases(char end, String says) {
        var bomb = new StringBuilder("service:\n  a: &a " + LIST + "\n");
        for (char c = 'b'; c < end; c++) {
            bomb.append("  ").append(c).append(": &").append(c).append(" [");
            bomb.append(("*" + (char) (c - 1) + ",").repeat(10)).append("]\n");
        }

        assertThat(problem(bomb.toString())).isEqualTo("bad.yaml:1: yaml: " + says);
    }

    @Test
    void shouldRefuseRulesThatShareOneHugeList() {
        var methods = "GET,".repeat(2_000);
        var rules = "    - {path: /a, methods: *m}\n".repeat(49);

        assertThat(problem("service:\n  x: &m [" + methods + "]\n  rules:\n" + rules))
                .contains("50000 values");
    }

    @Test
    void shouldRefuseAnAliasForSomethingThatItIsAPartOf() {
        assertThat(problem("service: &s\n  rules: [*s]\n"))
                .isEqualTo("bad.yaml:1: yaml: has an alias for something that it is a part of");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void shouldRefuseWhatIsNestedWithoutEnd(String opening) {
        assertThat(problem("service: " + opening.repeat(30_000))).startsWith("bad.yaml:");
        assertThat(problem(opening.repeat(30_000))).startsWith("bad.yaml:");
    }

    @Test
    void shouldRefuseWhatIsIndentedWithoutEnd() {
        var deep = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            deep.append(" ".repeat(i)).append("a:\n");
        }

        assertThat(problem(deep.toString())).contains("in more than 40");
    }

    @Test
    void shouldRefuseAFileOfFiftyMegabytesWithoutReadingIt(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("good.yaml"), Mutation.complete());
        Files.write(folder.resolve("huge.yaml"), new byte[50 * 1024 * 1024]);

        assertThat(problems(ProfileLoader.fromFolder(folder)))
                .containsExactly("huge.yaml:1: yaml: is larger than any profile: 52428800 characters of 524288");
    }

    @Test
    void shouldRefuseALongTextThatCameFromNoFile() {
        assertThat(problem("#".repeat(600 * 1024))).contains("is larger than any profile");
    }

    @Test
    void shouldRefuseAFileThatIsNotText(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("bad.yaml"), "service: {id: bl\u00e5}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(problems(ProfileLoader.fromFolder(folder)))
                .containsExactly("bad.yaml:1: yaml: is not text in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s\u0430mple", "samp\u217ce", "sample\u200b", "ｓample", "sa\u00admple", "sample\\u0430"})
    void shouldRefuseAnIdWithALetterThatOnlyLooksRight(String id) throws IOException {
        var yaml = Mutation.complete().replace("id: sample", "id: \"" + id + "\"");

        assertThat(problems(ProfileLoader.load(List.of(new ProfileSource("bad.yaml", yaml)))))
                .singleElement()
                .asString()
                .startsWith("bad.yaml:3: service.id: must be a host label");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a/../b", "/a//b", "/[a-z]+", "/a/**/b", "/a*", "/a;b", "/%2f", "/a?b", "a", "/\u0430\u0431"})
    void shouldRefuseAPathOutsideTheGrammar(String path) throws IOException {
        var yaml = Mutation.complete().replace("path: /open/**", "path: '" + path + "'");

        assertThat(problems(ProfileLoader.load(List.of(new ProfileSource("bad.yaml", yaml)))))
                .anyMatch(line -> line.startsWith("bad.yaml:18: service.rules[1].path: must be a path such as"));
    }

    @Test
    void shouldLoadNothingWhenOneFileOfManyIsBad() throws IOException {
        var outcome = ProfileLoader.load(List.of(
                new ProfileSource("good.yaml", Mutation.complete()),
                new ProfileSource("bad.yaml", "service: {id: 1}")));

        assertThat(outcome).isInstanceOf(Rejected.class);
    }

    @Test
    void shouldGiveNoServiceTheNameOfAllOfThem() throws IOException {
        var yaml = Mutation.complete().replace("id: sample", "id: municipality");

        assertThat(problems(ProfileLoader.load(List.of(new ProfileSource("bad.yaml", yaml)))))
                .containsExactly("bad.yaml:3: service.id: stands for all services together, so none can be called so");
    }

    private static String problem(String yaml) {
        var outcome = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> ProfileLoader.load(List.of(new ProfileSource("bad.yaml", yaml))));
        assertThat(problems(outcome)).isNotEmpty();
        return problems(outcome).getFirst();
    }

    private static List<String> problems(LoadOutcome outcome) {
        return switch (outcome) {
            case Loaded _ -> List.of();
            case Rejected rejected ->
                rejected.problems().stream().map(Problem::describe).toList();
        };
    }
}
