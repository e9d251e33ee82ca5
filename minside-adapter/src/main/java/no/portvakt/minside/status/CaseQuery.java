package no.portvakt.minside.status;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which of her cases, and in what order.
 *
 * @param statuses none: whatever their status. A masked case has none that anybody may know, and is left out if there are
 *     any
 * @param words each has to stand somewhere in what is shown of the case
 * @param most how many at once, 1 to {@link #MOST}
 */
public record CaseQuery(
        Order order, Optional<String> service, Set<CitizenStatus> statuses, Optional<String> words, int most) {

    /** How many cases one answer holds at most. */
    public static final int MOST = 200;

    /** How long {@code words} may be, in characters. */
    public static final int LONGEST = 200;

    public CaseQuery {
        statuses = Set.copyOf(statuses);
        words = words.map(String::strip).filter(said -> !said.isEmpty());
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " cases");
        }
    }

    /** All of them, the one that changed last first. */
    public static CaseQuery all(int most) {
        return new CaseQuery(Order.CHANGED, Optional.empty(), Set.of(), Optional.empty(), most);
    }

    /** Whether it leaves any out. */
    public boolean isNarrowed() {
        return service.isPresent() || !statuses.isEmpty() || words.isPresent();
    }

    /** Whether what is sealed has to be looked at. */
    boolean isSearched() {
        return !statuses.isEmpty() || words.isPresent();
    }

    /** Newest first, by what. */
    public enum Order {
        /** The one that changed last. One that changes while somebody turns pages goes back to the first. */
        CHANGED("changed_at"),
        /** The one that was sent last. Never changes: what turns all pages has seen each case once. */
        RECEIVED("received_at");

        private final String column;

        Order(String column) {
            this.column = column;
        }

        /** As on the wire. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Order> of(String id) {
            return Arrays.stream(values())
                    .filter(order -> order.id().equals(id))
                    .findFirst();
        }

        String column() {
            return column;
        }
    }
}
