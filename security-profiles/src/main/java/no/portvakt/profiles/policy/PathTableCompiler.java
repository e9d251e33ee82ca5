package no.portvakt.profiles.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.portvakt.profiles.catalog.PathPattern;

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
    private final Map<Place, PathTable> states = new HashMap<>();
    private final List<Place> waiting = new ArrayList<>();

    private PathTableCompiler(Combination together) {
        this.together = together;
    }

    /** Empty if it would take too many states. */
    static Optional<PathTable> compile(PathTrie root, Combination together) {
        return new PathTableCompiler(together).compile(root);
    }

    private Optional<PathTable> compile(PathTrie root) {
        var start = stateAt(Place.at(List.of(root), Set.of()));
        while (!waiting.isEmpty()) {
            if (states.size() > MOST_STATES) {
                return Optional.empty();
            }
            connect(waiting.removeLast());
        }
        return Optional.of(start);
    }

    private PathTable stateAt(Place place) {
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

    private void connect(Place place) {
        var words = new TreeSet<String>();
        place.nodes().forEach(node -> words.addAll(node.words()));
        var next = words.stream().map(word -> stateAt(place.after(word))).toArray(PathTable[]::new);
        stateAt(place).leadsTo(words.toArray(String[]::new), next, stateAt(place.afterAnyOther()));
    }

    /**
     * Where a path stands.
     *
     * @param nodes whose patterns still go along with it
     * @param passed the open-ended rules that match whatever follows
     */
    private record Place(List<PathTrie> nodes, Set<CompiledRule> passed) {

        static Place at(List<PathTrie> nodes, Set<CompiledRule> passedBefore) {
            Set<CompiledRule> passed = new LinkedHashSet<>(passedBefore);
            nodes.forEach(node -> passed.addAll(node.openFromHere()));
            return new Place(nodes, passed);
        }

        List<CompiledRule> matching() {
            List<CompiledRule> all = new ArrayList<>(passed);
            nodes.forEach(node -> all.addAll(node.endingHere()));
            return all;
        }

        Place after(String word) {
            List<PathTrie> reached = new ArrayList<>();
            for (var node : nodes) {
                node.child(word).ifPresent(reached::add);
                node.child(PathPattern.ONE).ifPresent(reached::add);
            }
            return at(reached, passed);
        }

        Place afterAnyOther() {
            return at(
                    nodes.stream()
                            .flatMap(node -> node.child(PathPattern.ONE).stream())
                            .toList(),
                    passed);
        }
    }
}
