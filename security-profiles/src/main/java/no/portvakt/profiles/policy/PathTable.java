package no.portvakt.profiles.policy;

import java.util.Optional;

/**
 * The rules of one service for one method, worked out beforehand: one state for each set of rules that can hold, so that
 * a path is read once, segment by segment where it stands, and nothing is made on the way.
 */
final class PathTable {

    /** Where no rule can match any more. Leads to itself. */
    static final PathTable NOWHERE = new PathTable();

    private String[] words = {};
    private PathTable[] next = {};
    private PathTable otherwise = this;
    private Optional<AppliedRule> here = Optional.empty();

    private PathTable() {}

    /** A state whose ways on are still to be set. */
    static PathTable state(Optional<AppliedRule> here) {
        var state = new PathTable();
        state.here = here;
        return state;
    }

    /**
     * Sets the ways on, once, while compiling.
     *
     * @param words sorted
     * @param next as many
     */
    void leadsTo(String[] words, PathTable[] next, PathTable otherwise) {
        this.words = words.clone();
        this.next = next.clone();
        this.otherwise = otherwise;
    }

    /** The rule for this path; empty for one that no rule matches and for one that is not canonical. */
    Optional<AppliedRule> find(String path) {
        int length = path.length();
        if (length == 0 || path.charAt(0) != '/') {
            return Optional.empty();
        }
        var state = this;
        int from = 1;
        while (from < length) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? length : slash;
            if (!isCanonical(path, from, to)) {
                return Optional.empty();
            }
            state = state.after(path, from, to);
            from = to + 1;
        }
        return state.here;
    }

    private PathTable after(String path, int from, int to) {
        int low = 0;
        int high = words.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(words[middle], path, from, to);
            if (order == 0) {
                return next[middle];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return otherwise;
    }

    private static int compare(String word, String path, int from, int to) {
        int shared = Math.min(word.length(), to - from);
        for (int i = 0; i < shared; i++) {
            int order = word.charAt(i) - path.charAt(from + i);
            if (order != 0) {
                return order;
            }
        }
        return word.length() - (to - from);
    }

    private static boolean isCanonical(String path, int from, int to) {
        int length = to - from;
        if (length == 0 || length > 2) {
            return length != 0;
        }
        char first = path.charAt(from);
        if (length == 1) {
            return first != '.' && first != '*';
        }
        return first != '.' || path.charAt(from + 1) != '.';
    }
}
