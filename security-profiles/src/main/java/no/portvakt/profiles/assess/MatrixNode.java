package no.portvakt.profiles.assess;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A place in a matrix file. Reading it as what it is not gives nothing: no keys, no items, no text.
 *
 * @param key where it stands: {@code riskMatrix.levels}
 */
record MatrixNode(Node node, String key, MatrixProblems problems) {

    int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** In the order of the file; a key that stands there twice is reported. */
    Map<String, MatrixNode> keys() {
        Map<String, MatrixNode> found = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            problems.add(this, "must be a group of keys");
            return found;
        }
        for (var entry : mapping.getValue()) {
            var name = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            var value = new MatrixNode(entry.getValueNode(), key.isEmpty() ? name : key + "." + name, problems);
            if (found.putIfAbsent(name, value) != null) {
                problems.add(value, "stands here twice");
            }
        }
        return found;
    }

    /** Only scalars: anything else in the list reads as a word that no table knows. */
    List<String> items() {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .map(item -> item instanceof ScalarNode scalar ? scalar.getValue() : "?")
                        .toList()
                : List.of();
    }

    Optional<String> text() {
        var text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (text.isBlank()) {
            problems.add(this, "must be a text");
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
