package no.portvakt.profiles.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesCommandTest {

    private static final String SHIPPED = "src/main/resources/services";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ProfilesCommand command =
            new ProfilesCommand(new Terminal(new PrintWriter(out), new PrintWriter(err)), Locale.ENGLISH);

    @Test
    void shouldSayThatAFolderIsSoundAndWhatDeservesASecondLook() {
        assertThat(run("lint", SHIPPED)).isEqualTo(ProfilesCommand.SOUND);
        assertThat(out.toString())
                .startsWith("42 profiles, no problem")
                .contains("note: barnehage opens /public/** to level 0")
                .contains("note: minside-api gets the client's Authorization header");
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
                .contains("overridden: /** [GET, POST] level 3");
    }

    @Test
    void shouldExplainWithTheProfilesOfAFolderWhenOneIsNamed() {
        assertThat(run("explain", "skjenkebevilling", "POST", "/soknad", SHIPPED))
                .isEqualTo(ProfilesCommand.SOUND);
        assertThat(out.toString()).startsWith("level 4, log-in not older than PT1H at skjenkebevilling");
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
    @ValueSource(strings = {"", "lint", "lint a b", "explain barnehage GET", "format x"})
    void shouldSayHowItIsUsedWhenItIsNotUnderstood(String line) {
        assertThat(run(line.split(" ", -1))).isEqualTo(ProfilesCommand.NOT_UNDERSTOOD);
        assertThat(err.toString()).contains("profiles lint FOLDER", "profiles explain HOST METHOD PATH");
    }

    @Test
    void shouldSayHowItIsUsedWhenItIsAsked() {
        assertThat(run("--help")).isEqualTo(ProfilesCommand.SOUND);
        assertThat(out.toString()).contains("profiles lint FOLDER");
    }

    @Test
    void shouldSayThatAFolderCannotBeReadWhenItIsNotThere() {
        assertThat(run("lint", "nowhere")).isEqualTo(ProfilesCommand.NOT_UNDERSTOOD);
        assertThat(err.toString()).contains("nowhere");
    }

    private int run(String... arguments) {
        return command.run(List.of(arguments));
    }
}
