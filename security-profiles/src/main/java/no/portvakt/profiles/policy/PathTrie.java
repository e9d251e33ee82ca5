package no.portvakt.profiles.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.catalog.Rule;

/**
 * The rules of one service for one method, by path: the readable way to find them, and what {@link PathTable} is
 * compiled from. Written while compiling, only read afterwards.
 */
final class PathTrie {

    private final Map<String, PathTrie> children = new TreeMap<>();
    private final List<CompiledRule> endingHere = new ArrayList<>();
    private final List<CompiledRule> openFromHere = new ArrayList<>();

    private PathTrie() {}

    static PathTrie of(List<Rule> rules) {
        var root = new PathTrie();
        for (var rule : rules) {
            var node = root;
            for (var segment : rule.path().segments()) {
                node = node.children.computeIfAbsent(segment, _ -> new PathTrie());
            }
            var compiled = CompiledRule.of(rule, rules);
            (rule.path().openEnded() ? node.openFromHere : node.endingHere).add(compiled);
        }
        return root;
    }

    /** The words that lead on from here; the star is not one of them. */
    Collection<String> words() {
        return children.keySet().stream()
                .filter(word -> !word.equals(PathPattern.ONE))
                .toList();
    }

    /** Where a word of {@link #words} leads, or the star. */
    Optional<PathTrie> child(String segment) {
        return Optional.ofNullable(children.get(segment));
    }

    List<CompiledRule> endingHere() {
        return endingHere;
    }

    List<CompiledRule> openFromHere() {
        return openFromHere;
    }

    /** Every rule whose pattern matches; none for a path that is not canonical. */
    List<CompiledRule> matching(String canonicalPath) {
        if (!canonicalPath.startsWith("/")) {
            return List.of();
        }
        var segments = segmentsOf(canonicalPath);
        if (!segments.stream().allMatch(PathTrie::isCanonical)) {
            return List.of();
        }
        List<CompiledRule> found = new ArrayList<>();
        collect(segments, 0, found);
        return found;
    }

    private static List<String> segmentsOf(String path) {
        var inner = path.substring(1, path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length());
        return path.length() == 1 ? List.of() : List.of(inner.split("/", -1));
    }

    /** A literal asterisk in a path could otherwise be taken for a pattern's. */
    private static boolean isCanonical(String segment) {
        return !segment.isEmpty() && !segment.equals(".") && !segment.equals("..") && !segment.equals(PathPattern.ONE);
    }

    private void collect(List<String> segments, int depth, List<CompiledRule> found) {
        found.addAll(openFromHere);
        if (depth == segments.size()) {
            found.addAll(endingHere);
            return;
        }
        follow(segments.get(depth), segments, depth, found);
        follow(PathPattern.ONE, segments, depth, found);
    }

    private void follow(String key, List<String> segments, int depth, List<CompiledRule> found) {
        child(key).ifPresent(child -> child.collect(segments, depth + 1, found));
    }
}
