package no.portvakt.profiles.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.portvakt.profiles.load.ProblemLog.Place;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value in a profile file that knows where it stands. Each way of reading it gives empty when it cannot be read so,
 * and has then reported why.
 */
final class YamlValue {

    private final Node node;
    private final Place place;
    private final ProblemLog problems;

    YamlValue(Node node, String file, String key, ProblemLog problems) {
        this.node = node;
        this.place = new Place(file, lineOf(node), key);
        this.problems = problems;
    }

    static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    Place place() {
        return place;
    }

    Optional<YamlObject> asObject() {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlObject(mapping, place, problems));
        }
        return reject("must be a group of keys");
    }

    /** The items; an empty list is reported, since a key without a meaning should be left out. */
    Optional<List<YamlValue>> asList() {
        if (!(node instanceof SequenceNode sequence)) {
            return reject("must be a list");
        }
        if (sequence.getValue().isEmpty()) {
            return reject("must not be an empty list");
        }
        List<YamlValue> items = new ArrayList<>();
        for (var item : sequence.getValue()) {
            items.add(new YamlValue(item, place.file(), place.key() + "[" + items.size() + "]", problems));
        }
        return Optional.of(items);
    }

    Optional<String> asText() {
        return scalar(Tag.STR)
                .filter(text -> !text.isBlank())
                .or(() -> reject("must be a text; a number or true/false needs quotes"));
    }

    Optional<Boolean> asBoolean() {
        return scalar(Tag.BOOL)
                .map(Boolean::valueOf)
                .or(() -> reject("must be true or false", List.of("true", "false")));
    }

    Optional<Integer> asInteger(int smallest, int largest) {
        return scalar(Tag.INT)
                .filter(digits -> digits.length() < 10)
                .flatMap(digits -> inRange(digits, smallest, largest))
                .or(() -> reject("must be a number from " + smallest + " to " + largest));
    }

    private static Optional<Integer> inRange(String digits, int smallest, int largest) {
        try {
            int value = Integer.parseInt(digits);
            return value >= smallest && value <= largest ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException octalOrHex) {
            return Optional.empty();
        }
    }

    /** One of a fixed set of words. */
    <E> Optional<E> asOneOf(E[] values, Function<E, String> word) {
        return scalar(Tag.STR)
                .flatMap(text -> Arrays.stream(values)
                        .filter(value -> word.apply(value).equals(text))
                        .findFirst())
                .or(() -> reject("is not known", Arrays.stream(values).map(word).toList()));
    }

    /** A word that is one of many; the choices are those to tell of. */
    <T> Optional<T> asKnown(Function<String, Optional<T>> parse, List<String> choices) {
        return scalar(Tag.STR).flatMap(parse).or(() -> reject("is not known", choices));
    }

    /** Some of a fixed set of words, each once. */
    <E extends Enum<E>> Optional<Set<E>> asSomeOf(E[] values, Function<E, String> word) {
        return asSet(item -> item.asOneOf(values, word));
    }

    /** A list of things, each once. */
    <T> Optional<Set<T>> asSet(Function<YamlValue, Optional<T>> read) {
        return asList().flatMap(items -> {
            var found =
                    items.stream().flatMap(item -> read.apply(item).stream()).toList();
            if (found.size() < items.size()) {
                return Optional.empty();
            }
            Set<T> once = new LinkedHashSet<>(found);
            return once.size() == found.size() ? Optional.of(once) : reject("names one of them twice");
        });
    }

    /** Every item, read as a group of keys; empty if one of them cannot be, and all of them are looked at. */
    <T> Optional<List<T>> asAll(Function<YamlObject, Optional<T>> read) {
        return asList().flatMap(items -> {
            var found = items.stream()
                    .flatMap(item -> item.asObject().flatMap(read).stream())
                    .toList();
            return found.size() == items.size() ? Optional.of(found) : Optional.empty();
        });
    }

    /** A text of a form of its own; {@code expected} says which. */
    <T> Optional<T> asParsed(Function<String, Optional<T>> parse, String expected) {
        return scalar(Tag.STR).flatMap(parse).or(() -> reject("must be " + expected));
    }

    <T> Optional<T> reject(String message) {
        return reject(message, List.of());
    }

    <T> Optional<T> reject(String message, List<String> choices) {
        problems.add(place, message, choices);
        return Optional.empty();
    }

    private Optional<String> scalar(Tag tag) {
        return node instanceof ScalarNode scalar && node.getTag().equals(tag)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }
}
