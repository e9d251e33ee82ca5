package no.portvakt.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsTest {

    private static final Wish WISH = new Wish(1, 10, 3, 2);

    @Test
    void shouldFindNothingWrongWithWhatHasToBe() {
        var counts = new Counts(10, 10, 10, 10, 10, 0, 0, 0, 0, 30, 30, 0, 10, 0);

        assertThat(counts.wrong(WISH)).isEmpty();
        assertThat(counts.lost(WISH)).isZero();
        assertThat(counts.doubled(WISH)).isZero();
    }

    /** Each figure off by one, in either direction where there are two. */
    @ParameterizedTest
    @CsvSource({
        "9,10,10,10,10,0,0,0,0,30,30,0,10,0, 0,0, receipts",
        "10,9,10,10,10,0,0,0,0,30,30,0,10,0, 1,0, submissions stored",
        "10,11,10,10,10,0,0,0,0,30,30,0,10,0, 0,1, submissions stored",
        "10,10,9,10,10,0,0,0,0,30,30,0,10,0, 1,0, cases:",
        "10,10,10,9,10,0,0,0,0,30,30,0,10,0, 1,0, cases in the archive",
        "10,10,10,11,10,0,0,0,0,30,30,0,10,0, 0,1, cases in the archive",
        "10,10,10,10,9,0,0,0,0,30,30,0,10,0, 0,0, journal entries",
        "10,10,10,10,10,1,0,0,0,30,30,0,10,0, 0,1, put into the archive twice",
        "10,10,10,10,10,0,1,0,0,30,30,0,10,0, 0,0, another number",
        "10,10,10,10,10,0,0,1,0,30,30,0,10,0, 0,0, still wait",
        "10,10,10,10,10,0,0,0,1,30,30,0,10,0, 0,0, set aside",
        "10,10,10,10,10,0,0,0,0,29,30,0,10,0, 1,0, events kept",
        "10,10,10,10,10,0,0,0,0,30,29,0,10,0, 1,0, steps on timelines",
        "10,10,10,10,10,0,0,0,0,30,31,0,10,0, 0,1, steps on timelines",
        "10,10,10,10,10,0,0,0,0,30,30,1,10,0, 0,0, not as told",
        "10,10,10,10,10,0,0,0,0,30,30,0,9,0, 1,0, dialogs: 9",
        "10,10,10,10,10,0,0,0,0,30,30,0,11,0, 0,1, dialogs: 11",
        "10,10,10,10,10,0,0,0,0,30,30,0,10,1, 0,0, not as their cases",
    })
    void shouldSayWhatIsWrong(
            int receipts,
            int stored,
            int cases,
            int archived,
            int entries,
            int twice,
            int apart,
            int waiting,
            int aside,
            int events,
            int milestones,
            int timelines,
            int dialogs,
            int dialogsApart,
            int lost,
            int doubled,
            String said) {
        var counts = new Counts(
                receipts,
                stored,
                cases,
                archived,
                entries,
                twice,
                apart,
                waiting,
                aside,
                events,
                milestones,
                timelines,
                dialogs,
                dialogsApart);

        assertThat(counts.wrong(WISH)).singleElement().asString().contains(said);
        assertThat(counts.lost(WISH)).isEqualTo(lost);
        assertThat(counts.doubled(WISH)).isEqualTo(doubled);
    }
}
