package no.portvakt.demo.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import no.portvakt.demo.machine.Pause;
import no.portvakt.demo.processes.BrokerSystem;
import no.portvakt.demo.processes.BrokerSystem.Part;

/**
 * Kills a part whenever so many more submissions have a receipt, but only while submissions and events both are under way,
 * leaves it dead for a moment, and starts it again.
 */
public final class Killer {

    private static final List<Part> PARTS = List.of(Part.values());
    /** Forms that are sent while it is away: they have to be brought in later, and some have to be left for other kills. */
    private static final int WITHOUT_ARCHIVE = 40;

    private static final long LONGEST_REST = 1_500;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private final Wish wish;
    private final BrokerSystem system;
    private final Traffic traffic;
    private final Random random;
    private final List<Kill> kills = new ArrayList<>();

    Killer(Wish wish, BrokerSystem system, Traffic traffic) {
        this.wish = wish;
        this.system = system;
        this.traffic = traffic;
        this.random = new Random(wish.seed());
    }

    /**
     * One kill.
     *
     * @param accepted how many submissions had a receipt then
     * @param submissions requests without an answer at that moment
     * @param events the same
     * @param down from the kill until it answered again
     */
    public record Kill(Part part, int accepted, int submissions, int events, Duration down) {}

    /** Kills as often as wished; ends early only when everything is sent. */
    List<Kill> run(Consumer<Kill> witness) {
        for (int number = 1; number <= wish.kills(); number++) {
            int after = next(wish.kills() - number + 1);
            var part = PARTS.get(random.nextInt(PARTS.size()));
            long rest = random.nextLong(LONGEST_REST);
            if (!awaitTraffic(after)) {
                return List.copyOf(kills);
            }
            var kill = kill(part, rest);
            kills.add(kill);
            witness.accept(kill);
        }
        return List.copyOf(kills);
    }

    /** Some way on from here, so that what was killed has done something before the next kill. */
    private int next(int left) {
        int accepted = traffic.accepted().get();
        return accepted + 1 + (int) (random.nextDouble() * (wish.submissions() - accepted) / (left + 1));
    }

    private Kill kill(Part part, long rest) {
        int submissions = traffic.submissionsInFlight().get();
        int events = traffic.eventsInFlight().get();
        int accepted = traffic.accepted().get();
        var begun = Instant.now();
        if (part == Part.ARCHIVE) {
            traffic.boundForms(WITHOUT_ARCHIVE);
        }
        system.kill(part);
        Pause.of(Duration.ofMillis(rest));
        system.restart(part);
        traffic.unboundForms();
        return new Kill(part, accepted, submissions, events, Duration.between(begun, Instant.now()));
    }

    /** False when everything is sent before it comes to that. */
    private boolean awaitTraffic(int accepted) {
        while (traffic.accepted().get() < accepted
                || traffic.submissionsInFlight().get() == 0
                || traffic.eventsInFlight().get() == 0) {
            if (traffic.accepted().get() + traffic.wrong().size() >= wish.submissions()) {
                return false;
            }
            Pause.of(BETWEEN_LOOKS);
        }
        return true;
    }
}
