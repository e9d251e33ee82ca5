package no.portvakt.idp.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterStateTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void shouldGoTheStraightWayFromOrderedToUsedUp() {
        var way = List.of(
                LetterState.ORDERED, LetterState.PRINTED, LetterState.SENT, LetterState.ACTIVATED, LetterState.USED_UP);

        for (int i = 1; i < way.size(); i++) {
            assertThat(way.get(i - 1).next()).contains(way.get(i));
            assertThat(way.get(i).previous()).contains(way.get(i - 1));
        }
    }

    /** Whatever is tried in whatever order. */
    @Property
    void shouldNeverOpenAgainNorGoBackWhenItWasOver(@ForAll @Size(max = 30) List<LetterState> wanted) {
        var state = LetterState.ORDERED;
        boolean over = false;
        boolean sent = false;
        for (var next : wanted) {
            if (state.next().contains(next)) {
                assertThat(over).as("something followed an end").isFalse();
                assertThat(next == LetterState.ACTIVATED && !sent)
                        .as("activated before it was sent")
                        .isFalse();
                assertThat(next == LetterState.ORDERED)
                        .as("ordered after it was ordered")
                        .isFalse();
                state = next;
                sent |= state == LetterState.SENT;
                over |= state.isOver();
            }
        }
        assertThat(state.opens() && over).isFalse();
        assertThat(state.opens() && !sent).isFalse();
    }

    @ParameterizedTest
    @EnumSource(LetterState.class)
    void shouldSayThePreviousStatesAsTheNextOnesSayThem(LetterState state) {
        assertThat(LetterState.values())
                .allSatisfy(other -> assertThat(state.previous().contains(other))
                        .isEqualTo(other.next().contains(state)));
    }

    @ParameterizedTest
    @EnumSource(LetterState.class)
    void shouldLeadSomewhereOrBeAnEnd(LetterState state) {
        assertThat(state.isOver()).isEqualTo(state.next().isEmpty());
        assertThat(state.isOver() || state.next().containsAll(List.of(LetterState.REPLACED, LetterState.REVOKED)))
                .isTrue();
    }

    @Property
    void shouldBeExpiredFromItsLastInstantOnUnlessItWasOverBefore(
            @ForAll LetterState recorded, @ForAll @IntRange(min = -100, max = 100) int secondsToGo) {
        var letter = new Letter("id", 1, LetterPurpose.FIRST, recorded, NOW, NOW.plusSeconds(secondsToGo), 20);

        var state = letter.stateAt(NOW);

        if (recorded.isOver()) {
            assertThat(state).isEqualTo(recorded);
        } else {
            assertThat(state == LetterState.EXPIRED).isEqualTo(secondsToGo <= 0);
            assertThat(state.opens() && secondsToGo <= 0).isFalse();
        }
    }

    @Test
    void shouldLiveLongerOnceItIsActivatedAndWarnWhenFourCodesAreLeft() {
        var terms = LetterTerms.STANDARD;

        assertThat(terms.expiry(LetterState.SENT, NOW)).isEqualTo(NOW.plus(Duration.ofDays(60)));
        assertThat(terms.expiry(LetterState.ACTIVATED, NOW)).isEqualTo(NOW.plus(Duration.ofDays(730)));
        assertThat(terms.isFew(4)).isTrue();
        assertThat(terms.isFew(5)).isFalse();
    }
}
