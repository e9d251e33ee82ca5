package no.portvakt.idp.lockout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How long to wait after each wrong guess. A wait is never longer than the last one here: nobody is locked out for good.
 *
 * @param waits after the first, the second, … wrong guess; the last one holds for all that follow
 * @param leak after every such time one wrong guess is forgotten
 */
record GuessPolicy(List<Duration> waits, Duration leak) {

    /** One client guessing at one person; the same for a browser that has logged the person in before. */
    static final GuessPolicy PAIR = new GuessPolicy(
            List.of(
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15)),
            Duration.ofHours(2));

    /** All clients together guessing at one person, but for browsers that she has used. */
    static final GuessPolicy PERSON = afterFree(9, Duration.ofHours(1));

    /** One client guessing at whomever: a library, or a mobile operator, has many behind one address. */
    static final GuessPolicy CLIENT = afterFree(99, Duration.ofMinutes(1));

    /** Letters that one client orders without logging in, for whomever. */
    static final GuessPolicy ORDERS = afterFree(5, Duration.ofHours(4));

    /** Messages to one person, whoever asks. */
    static final GuessPolicy MESSAGES = afterFree(3, Duration.ofMinutes(15));

    /** Messages that one client asks for, to whomever. */
    static final GuessPolicy MESSAGES_OF_CLIENT = afterFree(30, Duration.ofMinutes(2));

    GuessPolicy {
        waits = List.copyOf(waits);
        for (int i = 1; i < waits.size(); i++) {
            if (waits.get(i).compareTo(waits.get(i - 1)) < 0) {
                throw new IllegalArgumentException("a wait that is shorter than the one before it");
            }
        }
        if (waits.isEmpty() || !leak.isPositive()) {
            throw new IllegalArgumentException("guesses that nobody waits for, or that nobody ever forgets");
        }
    }

    private static GuessPolicy afterFree(int free, Duration leak) {
        var waits = new ArrayList<>(Collections.nCopies(free, Duration.ZERO));
        waits.addAll(
                List.of(Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15)));
        return new GuessPolicy(waits, leak);
    }

    Duration waitAfter(int wrong) {
        return wrong < 1 ? Duration.ZERO : waits.get(Math.min(wrong, waits.size()) - 1);
    }

    /** How many wrong guesses come without any wait. */
    int free() {
        return Math.toIntExact(waits.stream().filter(Duration::isZero).count());
    }

    /** Seconds, as an array in SQL, which counts from 1 as wrong guesses do. */
    String asArray() {
        return waits.stream()
                .map(wait -> Long.toString(wait.toSeconds()))
                .collect(Collectors.joining(",", "(cast(array[", "] as int[]))"));
    }
}
