package no.portvakt.profiles.simulate;

import static no.portvakt.profiles.simulate.Records.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.policy.Policy;
import org.junit.jupiter.api.Test;

/** Records from a time in which other words were watched, and why a request cannot be decided. */
class WatchedReplayTest {

    private static final WatchedWords BEFORE = WatchedWords.none();
    private static final WatchedWords SINCE = new WatchedWords(Map.of(new ServiceId("barnehage"), Set.of("send")));

    private final Policy sendingFour = Drafts.policy(
            "barnehage", "path: /**, methods: [GET, POST], level: 3", "path: /send, methods: [POST], level: 4");

    @Test
    void shouldReadEachRecordWithTheWordsThatWereWatchedWhenItWasMade() {
        var unknown = request("barnehage", "POST", "/*").record();

        var report = replay(
                new WatchedDecision(unknown, BEFORE),
                new WatchedDecision(unknown, SINCE),
                new WatchedDecision(request("barnehage", "POST", "/send").record(), SINCE));

        assertThat(report.total().requests(Effect.UNDECIDABLE)).isEqualTo(1);
        assertThat(report.total().requests(Effect.UNCHANGED)).isEqualTo(1);
        assertThat(report.total().requests(Effect.STEP_UP)).isEqualTo(1);
        assertThat(report.leftOpen()).containsExactlyEntriesOf(Map.of(LeftOpen.PATH, 1L));
    }

    @Test
    void shouldSayThatNobodyWasAskedWhoSheIs() {
        var open = request("barnehage", "GET", "/*").anonymous().record();

        assertThat(replay(new WatchedDecision(open, SINCE)).leftOpen())
                .containsExactlyEntriesOf(Map.of(LeftOpen.PERSON, 1L));
    }

    @Test
    void shouldSayThatTheLoginIsNotRecordedSoClosely() {
        var roles = Drafts.policy("barnehage", "path: /**, methods: [GET], level: 3, roles: [leder]");

        var report = Simulation.of(roles)
                .replayWatched(List.of(new WatchedDecision(
                                request("barnehage", "GET", "/*").record(), SINCE))
                        .iterator());

        assertThat(report.leftOpen()).containsExactlyEntriesOf(Map.of(LeftOpen.LOGIN, 1L));
    }

    private SimulationReport replay(WatchedDecision... records) {
        return Simulation.of(sendingFour).replayWatched(List.of(records).iterator());
    }
}
