package no.portvakt.profiles.assess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Collects what is wrong with one matrix file. Not thread-safe; lives for one reading. */
final class MatrixProblems {

    /** A matrix has a hundred cells; what is larger than this is not one. */
    private static final int LARGEST = 100_000;

    private final List<MatrixProblem> found = new ArrayList<>();

    /** The file as a tree; reported and empty if it is not YAML. */
    Optional<MatrixNode> root(String yaml) {
        if (yaml.length() > LARGEST) {
            found.add(new MatrixProblem(1, "", "is longer than " + LARGEST + " characters"));
            return Optional.empty();
        }
        try {
            var root = new Compose(LoadSettings.builder().build()).composeString(yaml);
            if (root.isEmpty()) {
                found.add(new MatrixProblem(1, "riskMatrix", "is missing: the file is empty"));
            }
            return root.map(node -> new MatrixNode(node, "", this));
        } catch (MarkedYamlEngineException notYaml) {
            int line = notYaml.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            found.add(new MatrixProblem(line, "yaml", String.valueOf(notYaml.getProblem())));
        } catch (YamlEngineException notYaml) {
            found.add(new MatrixProblem(1, "yaml", String.valueOf(notYaml.getMessage())));
        }
        return Optional.empty();
    }

    Optional<MatrixNode> required(MatrixNode parent, Map<String, MatrixNode> keys, String key) {
        var value = Optional.ofNullable(keys.get(key));
        if (value.isEmpty()) {
            var path = parent.key().isEmpty() ? key : parent.key() + "." + key;
            found.add(new MatrixProblem(parent.line(), path, "is missing"));
        }
        return value;
    }

    void unknown(Map<String, MatrixNode> keys, List<String> known) {
        keys.forEach((name, value) -> {
            if (!known.contains(name)) {
                add(value, "is not a key here; choose one of " + String.join(", ", known));
            }
        });
    }

    void add(MatrixNode place, String message) {
        found.add(new MatrixProblem(place.line(), place.key(), message));
    }

    List<String> gradeWords() {
        return Arrays.stream(Grade.values()).map(Grade::word).toList();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int size() {
        return found.size();
    }

    List<MatrixProblem> sorted() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(MatrixProblem::line).thenComparing(MatrixProblem::key))
                .toList();
    }
}
