package no.portvakt.profiles.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a {@link PathTable} of a {@link PathTrie}: the states are the sets of trie nodes that a path can stand on at
 * once (more than one because of stars), with the open-ended rules that it has passed.
 */
final class PathTableCompiler {

    /**
     * Stars that cross one another multiply states. Rules that people write need a few for each pattern; for more than
     * this the trie itself is asked, which is slower and says the same.
     */
    static final int MOST_STATES = 20_000;

    private final Combination together;
    private final Map<TriePlace, PathTable> states = new HashMap<>();
    private final List<TriePlace> waiting = new ArrayList<>();

    private PathTableCompiler(Combination together) {
        this.together = together;
    }

    /** Empty if it would take too many states. */
    static Optional<PathTable> compile(PathTrie root, Combination together) {
        return new PathTableCompiler(together).compile(root);
    }

    private Optional<PathTable> compile(PathTrie root) {
        var start = stateAt(TriePlace.start(root));
        while (!waiting.isEmpty()) {
            if (states.size() > MOST_STATES) {
                return Optional.empty();
            }
            connect(waiting.removeLast());
        }
        return Optional.of(start);
    }

    private PathTable stateAt(TriePlace place) {
        if (place.nodes().isEmpty() && place.passed().isEmpty()) {
            return PathTable.NOWHERE;
        }
        var known = states.get(place);
        if (known != null) {
            return known;
        }
        var state = PathTable.state(Explanation.of(together, place.matching()).outcome());
        states.put(place, state);
        waiting.add(place);
        return state;
    }

    private void connect(TriePlace place) {
        var words = place.words();
        var next = words.stream().map(word -> stateAt(place.after(word))).toArray(PathTable[]::new);
        stateAt(place).leadsTo(words.toArray(String[]::new), next, stateAt(place.afterAnyOther()));
    }
}
