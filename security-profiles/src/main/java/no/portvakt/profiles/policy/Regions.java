package no.portvakt.profiles.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import no.portvakt.profiles.catalog.PathPattern;
import no.portvakt.profiles.catalog.Rule;

/**
 * The parts of all paths that some rules tell apart: within one part every one of them matches all paths or none. So two
 * sets of rules can be compared everywhere by looking at one path of each part.
 */
public final class Regions {

    private Regions() {}

    /** Empty if the rules' stars cross one another so often that there are too many parts to look at. */
    public static Optional<List<Region>> of(Collection<Rule> rules) {
        var unnamed = unnamed(rules);
        List<Region> found = new ArrayList<>();
        Set<TriePlace> seen = new HashSet<>();
        Queue<Step> waiting = new ArrayDeque<>();
        waiting.add(new Step(TriePlace.start(PathTrie.of(List.copyOf(rules))), List.of(), List.of()));
        while (!waiting.isEmpty()) {
            var step = waiting.remove();
            if (!seen.add(step.place())) {
                continue;
            }
            if (seen.size() > PathTableCompiler.MOST_STATES) {
                return Optional.empty();
            }
            found.add(step.region());
            step.place()
                    .words()
                    .forEach(word -> waiting.add(step.by(step.place().after(word), word, word)));
            waiting.add(step.by(step.place().afterAnyOther(), unnamed, PathPattern.ONE));
        }
        return Optional.of(found);
    }

    /** A segment that no rule names. */
    private static String unnamed(Collection<Rule> rules) {
        var word = new StringBuilder("x");
        while (rules.stream().anyMatch(rule -> rule.path().segments().contains(word.toString()))) {
            word.append('x');
        }
        return word.toString();
    }

    /**
     * One part.
     *
     * @param example a canonical path in it
     * @param shape what the paths in it look like, for people
     */
    public record Region(String example, PathPattern shape) {}

    private record Step(TriePlace place, List<String> example, List<String> shape) {

        Step by(TriePlace next, String segment, String shown) {
            return new Step(next, with(example, segment), with(shape, shown));
        }

        Region region() {
            boolean anything = place.nodes().isEmpty() && !shape.isEmpty();
            return new Region(
                    "/" + String.join("/", example),
                    new PathPattern(anything ? shape.subList(0, shape.size() - 1) : shape, anything));
        }

        private static List<String> with(List<String> segments, String one) {
            List<String> more = new ArrayList<>(segments);
            more.add(one);
            return more;
        }
    }
}
