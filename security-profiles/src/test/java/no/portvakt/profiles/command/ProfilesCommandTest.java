package no.portvakt.profiles.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.portvakt.profiles.load.ProfileLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesCommandTest {

    private static final String SHIPPED = "src/main/resources/services";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ProfilesCommand command =
            new ProfilesCommand(new PrintWriter(out, true), new PrintWriter(err, true), Locale.ENGLISH);

    @Test
    void shouldSayThatAFolderIsSoundAndWhatDeservesASecondLook() {
        assertThat(run("lint", SHIPPED)).isEqualTo(ProfilesCommand.SOUND);
        assertThat(out.toString())
                .startsWith("42 profiles, no problem")
                .contains("barnehage rules[1]: opens /public/** to level 0")
                .contains("minside-api authorization: gets the client's Authorization header");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldPrintEveryProblemAndFailWhenAFolderHasThree() {
        assertThat(run("lint", "src/test/resources/profiles/three-mistakes")).isEqualTo(ProfilesCommand.PROBLEMS);
        assertThat(err.toString())
                .contains("barnehage.yaml:6:", "barnehage.yaml:10:", "barnehage.yaml:17:", "3 problems");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldExplainWhichRuleDecidesAndWhichIsOverridden() {
        assertThat(run("explain", "barnehage", "GET", "/public/priser")).isEqualTo(ProfilesCommand.SOUND);
        assertThat(out.toString())
                .startsWith("level 0 at barnehage")
                .contains("because: The list of kindergartens and fees is open to everybody.")
                .contains("decides:    /public/** [GET] level 0 except")
                .contains("overridden: /** [GET, POST] level 3")
                .doesNotContain("for: ");
    }

    @Test
    void shouldExplainWhoIsRefusedWhateverTheirLevel() {
        assertThat(run("explain", "barnehage", "GET", "/")).isEqualTo(ProfilesCommand.SOUND);
        assertThat(out.toString()).contains("for:     citizens, acting for themselves; everybody else is refused");
    }

    @Test
    void shouldExplainWithTheProfilesOfAFolderWhenOneIsNamed() {
        assertThat(run("explain", "skjenkebevilling", "POST", "/soknad", SHIPPED))
                .isEqualTo(ProfilesCommand.SOUND);
        assertThat(out.toString()).startsWith("level 4, log-in not older than 1h at skjenkebevilling");
    }

    @Test
    void shouldExplainWhatMayComeFromElsewhere() {
        assertThat(run("explain", "login", "POST", "/realms/innbygger/broker/portalen/endpoint", SHIPPED))
                .isEqualTo(ProfilesCommand.SOUND);
        assertThat(out.toString())
                .contains("from:    pages of this host, and forms of others that the citizen's window follows")
                .contains("decides:    /realms/innbygger/broker/*/endpoint [POST] level 0 crossSite navigation");
    }

    @Test
    void shouldSayThatAPathIsRefusedWhenNoRuleNamesIt() {
        assertThat(run("explain", "login", "GET", "/admin/")).isEqualTo(ProfilesCommand.PROBLEMS);
        assertThat(out.toString()).startsWith("refused: no rule");
    }

    @Test
    void shouldNameTheHostsWhenTheHostIsUnknown() {
        assertThat(run("explain", "barnehagen", "GET", "/")).isEqualTo(ProfilesCommand.PROBLEMS);
        assertThat(out.toString()).contains("apningstider, barnehage, bekymringsmelding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lint",
                "lint a b",
                "explain barnehage GET",
                "forget x",
                "explain barnehage GET / --level 5",
                "explain barnehage GET / --method fax",
                "lint a --loud",
                "diff a"
            })
    void shouldSayHowItIsUsedWhenItIsNotUnderstood(String line) {
        assertThat(run(line.split(" ", -1))).isEqualTo(ProfilesCommand.NOT_UNDERSTOOD);
        assertThat(err.toString()).contains("./portvakt profiles ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void shouldSayHowItIsUsedWhenItIsAsked() {
        assertThat(run("--help")).isEqualTo(ProfilesCommand.SOUND);
        assertThat(out.toString())
                .contains("lint", "format", "explain", "diff", "export", "import", "profiles sign FILE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lint    | --strict, --matrix=FILE, FOLDER",
                "format  | --check, FOLDER",
                "explain | HOST METHOD, [FOLDER], --level=N, --method=WORD, --age=20m, --role=NAME",
                "diff    | BEFORE AFTER, --decisions=FILE",
                "export  | FOLDER FILE",
                "import  | FILE FOLDER"
            })
    void shouldSayHowEachCommandIsUsed(String name, String says) {
        assertThat(run(name, "--help")).isEqualTo(ProfilesCommand.SOUND);
        assertThat(out.toString())
                .startsWith("Usage: ./portvakt profiles " + name)
                .contains(says.split(", "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "explain barnehage GET / --level 5    | must be 0 to 4",
                "explain barnehage GET / --method fax | must be pin, pki, sms, app, email or provider:ALIAS",
                "explain barnehage GET / --age soon   | must be a number and s, m, h or d",
                "lint a --loud                        | --loud",
                "explain barnehage GET                | PATH",
                "lint a --strict --strict             | --strict"
            })
    void shouldSayWhatWasNotUnderstood(String line, String says) {
        assertThat(run(line.split(" ", -1))).isEqualTo(ProfilesCommand.NOT_UNDERSTOOD);
        assertThat(err.toString().lines().findFirst().orElse("")).contains(says);
    }

    @Test
    void shouldHoldAssessmentsAgainstTheMunicipalitysOwnMatrix(@TempDir Path folder) throws IOException {
        var shipped = Files.readString(Path.of("src/main/resources/assessment/risk-matrix.yaml"));
        var own = folder.resolve("own.yaml");

        Files.writeString(own, shipped.replace("serious:      [3, 3, 3, 4, 4]", "serious:      [3, 4, 4, 4, 4]"));
        assertThat(run("lint", SHIPPED, "--strict")).isEqualTo(ProfilesCommand.SOUND);
        assertThat(run("lint", SHIPPED, "--strict", "--matrix", own.toString())).isEqualTo(ProfilesCommand.PROBLEMS);
        assertThat(out.toString()).contains("barnehage assessment.level: decides level 3, under the recommended 4");

        Files.writeString(own, shipped.replace("serious:      [3, 3, 3, 4, 4]", "serious:      [4, 3, 3, 4, 4]"));
        assertThat(run("lint", SHIPPED, "--matrix", own.toString())).isEqualTo(ProfilesCommand.PROBLEMS);
        assertThat(err.toString()).containsPattern("own.yaml:[0-9]+: riskMatrix.levels.standard.serious: falls");
        assertThat(run("lint", SHIPPED, "--matrix", "nowhere.yaml")).isEqualTo(ProfilesCommand.NOT_UNDERSTOOD);
    }

    @Test
    void shouldSayThatAFolderCannotBeReadWhenItIsNotThere() {
        assertThat(run("lint", "nowhere")).isEqualTo(ProfilesCommand.NOT_UNDERSTOOD);
        assertThat(err.toString()).contains("nowhere");
    }

    @ParameterizedTest(name = "{0} meets {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--level 0                        | a log-in at level 4: You need to log in",
                "--level 3 --method pin           | a log-in at level 4: You need a stronger log-in",
                "--level 4 --method pki --age 2h  | a log-in at level 4: You need to log in again",
                "--level 4 --method pki --age 20m | the page: she is let in",
            })
    void shouldSayWhatACitizenWouldMeet(String options, String meets) {
        List<String> typed = new ArrayList<>(List.of("explain", "skjenkebevilling", "POST", "/soknad"));
        typed.addAll(List.of(options.split(" ", -1)));

        assertThat(command.run(typed)).isEqualTo(ProfilesCommand.SOUND);
        assertThat(out.toString()).contains("she meets:  " + meets);
    }

    @Test
    void shouldTellWhatBecomesOfRequestsAndOfHowManyCitizens(@TempDir Path folder) throws IOException {
        var before = copy(folder.resolve("before"));
        var after = copy(folder.resolve("after"));
        var yaml = Files.readString(after.resolve("sample.yaml"));
        Files.writeString(
                after.resolve("sample.yaml"), yaml.replace("level: 3\n      maxAge", "level: 4\n      maxAge"));
        var decisions = folder.resolve("decisions.ndjson");
        Files.writeString(decisions, """
                {"at":"2026-11-20T10:00:00Z","service":"sample","method":"GET","pathTemplate":"/*","rule":"/**","levelHad":3,"loginMethod":"pin","ageSeconds":60,"issuer":"innbygger","outcome":"permitted","person":"a"}
                {"at":"2026-11-20T10:01:00Z","service":"sample","method":"GET","pathTemplate":"/*","rule":"/**","levelHad":3,"loginMethod":"pin","ageSeconds":60,"issuer":"innbygger","outcome":"permitted","person":"a"}
                {"at":"yesterday"}
                """);

        assertThat(run("diff", before.toString(), after.toString(), "--decisions", decisions.toString()))
                .isEqualTo(ProfilesCommand.SOUND);
        assertThat(out.toString())
                .contains(
                        "raises sample: GET, POST /sample/**: 3 by pin or pki within 30m → 4 by pin or pki within 30m")
                .contains("in all: 2 requests of 1 citizens asked to log in or to step up");
        assertThat(err.toString()).contains("decisions.ndjson:3: is not a recorded decision");
        assertThat(run("diff", after.toString(), before.toString())).isEqualTo(ProfilesCommand.PROBLEMS);
        assertThat(out.toString()).contains("lowers sample: GET, POST /sample/**: 4 by pin or pki");
        assertThat(run("diff", after.toString(), after.toString())).isEqualTo(ProfilesCommand.SOUND);
        assertThat(out.toString()).endsWith("no difference\n");
    }

    @Test
    void shouldBringAFolderThroughOneFileWithoutLoss(@TempDir Path folder) throws IOException {
        var file = folder.resolve("profiles.zip");
        var again = folder.resolve("again.zip");
        var back = folder.resolve("back");

        assertThat(run("export", SHIPPED, file.toString())).isEqualTo(ProfilesCommand.SOUND);
        assertThat(run("import", file.toString(), back.toString())).isEqualTo(ProfilesCommand.SOUND);
        assertThat(run("export", back.toString(), again.toString())).isEqualTo(ProfilesCommand.SOUND);

        assertThat(again).hasSameBinaryContentAs(file);
        for (var source : ProfileLoader.shipped()) {
            assertThat(back.resolve(source.name())).hasContent(source.yaml());
        }
        assertThat(run("import", file.toString(), back.toString())).isEqualTo(ProfilesCommand.NOT_UNDERSTOOD);
        Files.writeString(file, "not a zip");
        assertThat(run("import", file.toString(), folder.resolve("new").toString()))
                .isEqualTo(ProfilesCommand.PROBLEMS);
        assertThat(folder.resolve("new")).doesNotExist();
    }

    @Test
    void shouldLayOutAFolderOnce(@TempDir Path folder) throws IOException {
        var copy = copy(folder.resolve("profiles"));

        assertThat(run("format", copy.toString(), "--check")).isEqualTo(ProfilesCommand.PROBLEMS);
        assertThat(run("format", copy.toString())).isEqualTo(ProfilesCommand.SOUND);
        assertThat(run("format", copy.toString(), "--check")).isEqualTo(ProfilesCommand.SOUND);
    }

    private static Path copy(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(Path.of("src/test/resources/profiles/complete.yaml"), folder.resolve("sample.yaml"));
        return folder;
    }

    private int run(String... arguments) {
        return command.run(List.of(arguments));
    }
}
