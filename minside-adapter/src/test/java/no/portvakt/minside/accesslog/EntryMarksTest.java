package no.portvakt.minside.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.accesslog.EntryMarks.Checkpoint;
import no.portvakt.minside.accesslog.EntryMarks.Marked;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.Test;

class EntryMarksTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final SealingKey OLD =
            new SealingKey("old", Secret.of("the key of last year, long enough for this"));
    private static final SealingKey NEW =
            new SealingKey("new", Secret.of("the key of this year, long enough for this"));

    private final EntryMarks marks = new EntryMarks(List.of(NEW, OLD));

    /** Nothing can be moved from one part to the next. */
    @Test
    void shouldTellPartsApart() {
        var one = new Marked("ingrid", NOW, "sealed", Optional.of("told"));
        var other = new Marked("ingrid", NOW, "sealedtold", Optional.empty());
        var checkpoint = new Checkpoint(1, NOW, "before", 12, "3abc");
        var another = new Checkpoint(1, NOW, "before", 123, "abc");

        assertThat(marks.holds(marks.of(one), one)).isTrue();
        assertThat(marks.holds(marks.of(one), other)).isFalse();
        assertThat(marks.holds(marks.of(checkpoint), checkpoint)).isTrue();
        assertThat(marks.holds(marks.of(checkpoint), another)).isFalse();
    }

    @Test
    void shouldKnowWhatAnOlderKeyMarkedAndNothingOfAnUnknownOne() {
        var entry = new Marked("ingrid", NOW, "sealed", Optional.empty());
        var before = new EntryMarks(List.of(OLD)).of(entry);

        assertThat(marks.holds(before, entry)).isTrue();
        assertThat(marks.of(entry)).startsWith("new ");
        assertThat(new EntryMarks(List.of(NEW)).holds(before, entry)).isFalse();
        assertThat(marks.holds(before.replace("old ", "new "), entry)).isFalse();
        assertThat(marks.holds("", entry)).isFalse();
    }

    /** A mark over nanoseconds would not hold for what the database gives back. */
    @Test
    void shouldRefuseTimesThatTheDatabaseDoesNotKeep() {
        assertThatThrownBy(() -> new Marked("ingrid", NOW.plusNanos(1), "sealed", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
