package no.portvakt.profiles.load;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.portvakt.profiles.load.ProblemLog.Place;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A group of keys. The keys that are asked for are the keys that exist: whatever is left when {@link #close} is called
 * is reported as unknown.
 */
final class YamlObject {

    private final Place place;
    private final ProblemLog problems;
    private final Map<String, YamlValue> values = new LinkedHashMap<>();
    private final Set<String> known = new LinkedHashSet<>();
    private final int problemsBefore;

    YamlObject(MappingNode node, Place place, ProblemLog problems) {
        this.place = place;
        this.problems = problems;
        this.problemsBefore = problems.size();
        for (var entry : node.getValue()) {
            var line = YamlValue.lineOf(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                problems.add(new Place(place.file(), line, place.key()), "a key must be a word");
                continue;
            }
            var path = pathOf(key.getValue());
            var value = new YamlValue(entry.getValueNode(), place.file(), path, problems);
            if (values.putIfAbsent(key.getValue(), value) != null) {
                problems.add(new Place(place.file(), line, path), "stands here twice");
            }
        }
    }

    Place place() {
        return place;
    }

    /** Takes the keys that are not here from somewhere else; a problem with one of them is reported where it stands. */
    void inherit(Map<String, YamlValue> others) {
        others.forEach(values::putIfAbsent);
    }

    /** What was written here under those of these keys that are here. */
    Map<String, YamlValue> among(Collection<String> keys) {
        Map<String, YamlValue> some = new LinkedHashMap<>(values);
        some.keySet().retainAll(keys);
        return some;
    }

    /** A key that may be left out. */
    Optional<YamlValue> optional(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    /** A key that must be there; reported if it is not. */
    Optional<YamlValue> required(String key) {
        var value = optional(key);
        if (value.isEmpty()) {
            problems.add(new Place(place.file(), place.line(), pathOf(key)), "is missing");
        }
        return value;
    }

    /** A key that means {@code otherwise} when it is left out. Empty if it is there and cannot be read. */
    <T> Optional<T> optional(String key, T otherwise, Function<YamlValue, Optional<T>> read) {
        var value = optional(key);
        return value.isEmpty() ? Optional.of(otherwise) : read.apply(value.get());
    }

    /** Reports a key that can be read, and does not go with the others. */
    <T> Optional<T> reject(String key, String message) {
        var line = optional(key).map(value -> value.place().line()).orElse(place.line());
        problems.add(new Place(place.file(), line, pathOf(key)), message);
        return Optional.empty();
    }

    /**
     * Reports every key that nobody asked for, with the known keys, closest first.
     *
     * @return whether nothing at all was wrong between these braces, so that what was required is there
     */
    boolean close() {
        values.forEach((key, value) -> {
            if (!known.contains(key)) {
                problems.add(value.place(), "is not a key here", Spelling.closestFirst(key, List.copyOf(known)));
            }
        });
        return problems.size() == problemsBefore;
    }

    private String pathOf(String key) {
        return place.key().isEmpty() ? key : place.key() + "." + key;
    }
}
