package no.portvakt.profiles.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.SessionLimits;
import no.portvakt.profiles.load.LoadOutcome.Loaded;
import no.portvakt.profiles.load.LoadOutcome.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileLoaderTest {

    private static final Path PROFILES = Path.of("src/test/resources/profiles");

    @Test
    void shouldReportAllThreeMistakesWithTheirLinesWhenAFileHasThree() {
        var outcome = ProfileLoader.fromFolder(PROFILES.resolve("three-mistakes"));

        assertThat(problemsOf(outcome).stream().map(Problem::describe))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo("barnehage.yaml:6: service.identity: is not known;"
                                        + " choose one of none, pairwise, national-id"),
                        second -> assertThat(second)
                                .isEqualTo("barnehage.yaml:10: service.rules[0].level: must be a number from 0 to 4"),
                        third -> assertThat(third)
                                .startsWith("barnehage.yaml:17: service.rules[1].lvel: is not a key here;"
                                        + " choose one of level,"));
    }

    @Test
    void shouldReportTheProblemsOfAllFilesAtOnce() {
        var outcome = ProfileLoader.load(List.of(
                new ProfileSource("a.yaml", "service: 1"),
                new ProfileSource("b.yaml", "service: {"),
                new ProfileSource("c.yaml", "")));

        assertThat(problemsOf(outcome)).extracting(Problem::file).containsExactly("a.yaml", "b.yaml", "c.yaml");
    }

    @Test
    void shouldRefuseTheSecondWhenTwoFilesTakeOneIdAndOneHost() throws IOException {
        var yaml = Mutation.complete();

        var outcome = ProfileLoader.load(List.of(new ProfileSource("a.yaml", yaml), new ProfileSource("b.yaml", yaml)));

        assertThat(problemsOf(outcome))
                .extracting(Problem::describe)
                .containsExactly(
                        "b.yaml:3: service.host: sample is taken by a.yaml",
                        "b.yaml:3: service.id: sample is taken by a.yaml");
    }

    @Test
    void shouldRefuseAFolderWithoutProfiles(@TempDir Path empty) {
        assertThat(problemsOf(ProfileLoader.fromFolder(empty))).hasSize(1);
    }

    @Test
    void shouldFailWhenTheFolderIsNotThere(@TempDir Path empty) {
        assertThatThrownBy(() -> ProfileLoader.fromFolder(empty.resolve("nowhere")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void shouldReadOnlyFilesThatEndInYaml(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), Mutation.complete());
        Files.writeString(folder.resolve("notes.txt"), "not: a profile");

        assertThat(ProfileLoader.fromFolder(folder)).isInstanceOf(Loaded.class);
    }

    @Test
    void shouldNotExpandAliasesWithoutEnd() {
        var bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'k'; c++) {
            var previous = (char) (c - 1);
            bomb.append(c).append(": &").append(c).append(" [");
            bomb.append(("*" + previous + ",").repeat(10)).append("]\n");
        }

        var outcome = ProfileLoader.load(List.of(new ProfileSource("bomb.yaml", bomb.toString())));

        assertThat(outcome).isInstanceOf(Rejected.class);
    }

    @Test
    void shouldTakeTheSafeSideWhenAKeyIsLeftOut() {
        var outcome = ProfileLoader.fromFolder(Path.of("src/main/resources/services"));

        var service = serviceOf(outcome, "apningstider");

        assertThat(service.session()).isEqualTo(SessionLimits.DEFAULT);
        assertThat(service.crossSite().word()).isEqualTo("refused");
        assertThat(service.authorization().word()).isEqualTo("stripped");
        assertThat(service.rules()).noneMatch(rule -> rule.exception());
        assertThat(service.prefill()).isEmpty();
    }

    private static ServiceProfile serviceOf(LoadOutcome outcome, String host) {
        return switch (outcome) {
            case Loaded loaded -> loaded.catalog().onHost(host).orElseThrow();
            case Rejected rejected -> throw new AssertionError(rejected.describe());
        };
    }

    private static List<Problem> problemsOf(LoadOutcome outcome) {
        return switch (outcome) {
            case Loaded _ -> List.of();
            case Rejected rejected -> rejected.problems();
        };
    }
}
