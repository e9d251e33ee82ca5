package no.portvakt.gateway.console.officers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.ServiceId;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    private static final ServiceId OWN = new ServiceId("barnehage");
    private static final ServiceId OTHER = new ServiceId("hjemmehjelp");

    /** Written by hand: own service, another's, everything; y or n, for each role. */
    private static final String EXPECTED = """
            read-profiles    yyy ynn yyy
            draft            yyy ynn nnn
            propose          yyy ynn nnn
            simulate         yyy ynn yyy
            approve          yyy nnn nnn
            withdraw         yyy ynn nnn
            roll-back        yyy ynn nnn
            raise-emergency  yyy ynn nnn
            end-emergency    yyy nnn nnn
            import           yyy nnn nnn
            export           yyy ynn yyy
            search-decisions yyy ynn yyy
            read-audit       yyy nnn yyy
            """;

    @Test
    void shouldAnswerEveryQuestionAsTheTableByHandDoes() {
        var answers = Arrays.stream(Action.values())
                .map(action -> "%-16s %s%n"
                        .formatted(
                                action.word(),
                                Arrays.stream(Role.values())
                                        .map(role -> answers(role, action))
                                        .collect(Collectors.joining(" "))))
                .collect(Collectors.joining());

        assertThat(answers).isEqualToNormalizingNewlines(EXPECTED);
    }

    @Test
    void shouldLetNobodyWithoutARoleDoAnything() {
        var nobody = new Officer("s", "Nobody", Set.of(), Set.of(OWN));

        assertThat(Arrays.stream(Action.values()).filter(action -> nobody.may(action, OWN)))
                .isEmpty();
    }

    @Test
    void shouldNotTakeNothingForOwn() {
        var owner = new Officer("s", "Owner", Set.of(Role.SERVICE_OWNER), Set.of(OWN));

        assertThat(owner.may(Action.DRAFT, Set.of())).isFalse();
        assertThat(owner.may(Action.DRAFT, Set.of(OWN, OTHER))).isFalse();
    }

    @Test
    void shouldAddUpTheRolesOfOneOfficer() {
        var both = new Officer("s", "Both", Set.of(Role.SERVICE_OWNER, Role.AUDITOR), Set.of(OWN));

        assertThat(both.may(Action.DRAFT, OWN)).isTrue();
        assertThat(both.may(Action.READ_PROFILES, OTHER)).isTrue();
        assertThat(both.may(Action.DRAFT, OTHER)).isFalse();
    }

    @Test
    void shouldRefuseATableThatSaysNothingAboutAnAction() {
        assertThatThrownBy(() -> Permissions.parse("action auditor\ndraft none\n"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String answers(Role role, Action action) {
        var officer = new Officer("s", "Somebody", Set.of(role), Set.of(OWN));
        return Stream.of(officer.may(action, OWN), officer.may(action, OTHER), officer.may(action))
                .map(may -> may ? "y" : "n")
                .collect(Collectors.joining());
    }
}
