package no.portvakt.idp.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.portvakt.idp.rotation.RotationStep.Make;
import no.portvakt.idp.rotation.RotationStep.Remove;
import no.portvakt.idp.rotation.RotationStep.Retire;
import org.junit.jupiter.api.Test;

class RotationPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final RotationPlan PLAN = new RotationPlan(Duration.ofDays(90), Duration.ofHours(24));
    private static final SigningKey KEYCLOAKS = new SigningKey("1", "rsa-generated", 100, true);

    private static SigningKey made(Duration ago, long priority, boolean active) {
        return new SigningKey("k" + priority, SigningKey.nameOf(NOW.minus(ago)), priority, active);
    }

    private static SigningKey retired(SigningKey key) {
        return new SigningKey(key.id(), key.name(), key.priority(), false);
    }

    @Test
    void shouldMakeAKeyBeforeTheOneThatKeycloakMadeStops() {
        assertThat(PLAN.steps(List.of(KEYCLOAKS), NOW))
                .containsExactly(new Make("portvakt-signing-2026-11-22T12:00:00Z", 101), new Retire(KEYCLOAKS));
    }

    @Test
    void shouldDoNothingWhileTheNewKeyIsYoungAndTheOldOneIsStillNeeded() {
        var young = made(Duration.ofHours(24).minusMillis(1), 101, true);

        assertThat(PLAN.steps(List.of(retired(KEYCLOAKS), young), NOW)).isEmpty();
    }

    @Test
    void shouldRemoveTheOldKeyWhenNothingOfItsIsAbout() {
        var settled = made(Duration.ofHours(24), 101, true);

        assertThat(PLAN.steps(List.of(retired(KEYCLOAKS), settled), NOW))
                .containsExactly(new Remove(retired(KEYCLOAKS)));
    }

    @Test
    void shouldMakeTheNextKeyOnTheDayAndKeepTheOneBefore() {
        var old = made(Duration.ofDays(90), 101, true);

        assertThat(PLAN.steps(List.of(old), NOW))
                .containsExactly(new Make(SigningKey.nameOf(NOW), 102), new Retire(old));
        assertThat(PLAN.steps(List.of(made(Duration.ofDays(90).minusMillis(1), 101, true)), NOW))
                .isEmpty();
    }

    @Test
    void shouldMakeAKeyWhenNoneSigns() {
        assertThat(PLAN.steps(List.of(), NOW)).containsExactly(new Make(SigningKey.nameOf(NOW), 1));
        assertThat(PLAN.steps(List.of(retired(made(Duration.ZERO, 7, true))), NOW))
                .containsExactly(new Make(SigningKey.nameOf(NOW), 8));
    }

    @Test
    void shouldLetOneKeySignWhenSomebodyHasSwitchedOnTwo() {
        var newer = made(Duration.ofHours(1), 102, true);
        var older = made(Duration.ofHours(2), 101, true);

        assertThat(PLAN.steps(List.of(older, newer), NOW)).containsExactly(new Retire(older));
    }
}
