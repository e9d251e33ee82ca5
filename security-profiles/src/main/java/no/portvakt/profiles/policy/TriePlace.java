package no.portvakt.profiles.policy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import no.portvakt.profiles.catalog.PathPattern;

/**
 * Where a path stands.
 *
 * @param nodes whose patterns still go along with it
 * @param passed the open-ended rules that match whatever follows
 */
record TriePlace(List<PathTrie> nodes, Set<CompiledRule> passed) {

    static TriePlace start(PathTrie root) {
        return at(List.of(root), Set.of());
    }

    /** The words that lead on from here; every other leads to one place, too. */
    SortedSet<String> words() {
        SortedSet<String> words = new TreeSet<>();
        nodes.forEach(node -> words.addAll(node.words()));
        return words;
    }

    private static TriePlace at(List<PathTrie> nodes, Set<CompiledRule> passedBefore) {
        Set<CompiledRule> passed = new LinkedHashSet<>(passedBefore);
        nodes.forEach(node -> passed.addAll(node.openFromHere()));
        return new TriePlace(nodes, passed);
    }

    List<CompiledRule> matching() {
        List<CompiledRule> all = new ArrayList<>(passed);
        nodes.forEach(node -> all.addAll(node.endingHere()));
        return all;
    }

    TriePlace after(String word) {
        List<PathTrie> reached = new ArrayList<>();
        for (var node : nodes) {
            node.child(word).ifPresent(reached::add);
            node.child(PathPattern.ONE).ifPresent(reached::add);
        }
        return at(reached, passed);
    }

    TriePlace afterAnyOther() {
        return at(
                nodes.stream()
                        .flatMap(node -> node.child(PathPattern.ONE).stream())
                        .toList(),
                passed);
    }
}
