package no.portvakt.demo.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import no.portvakt.demo.processes.BrokerSystem;

/** One run: everything is sent while parts are killed; then it is counted. */
public final class Faults {

    private Faults() {}

    /**
     * What a run came to.
     *
     * @param wrong everything that is not as it has to be; empty when nothing was lost, doubled or out of order
     */
    public record Outcome(
            Wish wish, List<Killer.Kill> kills, Counts counts, int repeats, Duration took, List<String> wrong) {

        public Outcome {
            kills = List.copyOf(kills);
            wrong = List.copyOf(wrong);
        }
    }

    /**
     * Runs once, on databases and an archive that are empty.
     *
     * @param witness hears of each kill
     */
    public static Outcome run(Wish wish, BrokerSystem system, Consumer<Killer.Kill> witness) {
        var begun = Instant.now();
        var traffic = new Traffic();
        try (var sender = new Sender(traffic);
                var side = Executors.newVirtualThreadPerTaskExecutor()) {
            var load = new Load(wish, system, traffic, sender);
            var killer = new Killer(wish, system, traffic);
            var killed = side.submit(() -> killer.run(witness));
            load.run();
            var kills = killed.get();
            var counts = new Reckoning(wish, system, sender).count(load.sent());
            return new Outcome(
                    wish,
                    kills,
                    counts,
                    traffic.repeats().get(),
                    Duration.between(begun, Instant.now()),
                    wrong(wish, traffic, kills, counts));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("the killing broke off", broken.getCause());
        }
    }

    private static List<String> wrong(Wish wish, Traffic traffic, List<Killer.Kill> kills, Counts counts) {
        var wrong = new ArrayList<>(traffic.wrong());
        wrong.addAll(counts.wrong(wish));
        if (kills.size() < wish.kills()) {
            wrong.add("only %d of %d kills came while there was traffic".formatted(kills.size(), wish.kills()));
        }
        if (kills.stream().anyMatch(kill -> kill.submissions() == 0 || kill.events() == 0)) {
            wrong.add("a kill came while nothing was in flight");
        }
        return wrong;
    }
}
