package no.portvakt.profiles.change;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.SecurityLevel;

/** The order of decision 0013: what permits no more than another. Two that cannot be compared lower each other. */
final class Strictness {

    private Strictness() {}

    /** Of what a request meets; empty is refused, and nothing permits less than that. */
    static Direction of(Optional<Demand> before, Optional<Demand> after) {
        if (before.equals(after)) {
            return Direction.NEUTRAL;
        }
        return after.isEmpty() || (before.isPresent() && permitsNoMore(after.get(), before.get()))
                ? Direction.RAISES
                : Direction.LOWERS;
    }

    private static boolean permitsNoMore(Demand after, Demand before) {
        if (before.level() == SecurityLevel.OPEN) {
            return true;
        }
        return after.level().satisfies(before.level())
                && isSubset(after.issuers(), before.issuers())
                && isSubset(after.login(), before.login())
                && isSubset(after.roles(), before.roles())
                && isNoLonger(after.maxAge(), before.maxAge())
                && (after.signature() || !before.signature());
    }

    /** Of accepted things, where none named means that all are. */
    static <T> Direction ofAccepted(Optional<Set<T>> before, Optional<Set<T>> after) {
        if (before.equals(after)) {
            return Direction.NEUTRAL;
        }
        return isSubset(after, before) ? Direction.RAISES : Direction.LOWERS;
    }

    /** Of allowed things: what is not named is not allowed. */
    static <T> Direction ofAllowed(Set<T> before, Set<T> after) {
        if (before.equals(after)) {
            return Direction.NEUTRAL;
        }
        return before.containsAll(after) ? Direction.RAISES : Direction.LOWERS;
    }

    /** Of two values of an order in which more is stricter. */
    static <T extends Comparable<? super T>> Direction ofProtection(T before, T after) {
        int order = after.compareTo(before);
        return order == 0 ? Direction.NEUTRAL : order > 0 ? Direction.RAISES : Direction.LOWERS;
    }

    /** Of two values of an order in which more lets through more. */
    static <T extends Comparable<? super T>> Direction ofExposure(T before, T after) {
        return ofProtection(after, before);
    }

    private static <T> boolean isSubset(Optional<Set<T>> after, Optional<Set<T>> before) {
        return before.isEmpty()
                || after.filter(named -> before.get().containsAll(named)).isPresent();
    }

    private static boolean isNoLonger(Optional<Duration> after, Optional<Duration> before) {
        return before.isEmpty()
                || after.filter(age -> age.compareTo(before.get()) <= 0).isPresent();
    }
}
