package no.portvakt.profiles.load;

import java.util.IdentityHashMap;
import java.util.Optional;
import no.portvakt.profiles.load.ProblemLog.Place;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** From the text of a file to its first value. What is too large, too deep or without end is a problem like any other. */
final class YamlText {

    /** The longest profile that anybody writes by hand is a tenth of this. */
    static final int LARGEST_FILE = 512 * 1024;

    /** How many values a file may have once every alias is written out. */
    static final long MOST_VALUES = 50_000;

    static final int DEEPEST = 40;

    private YamlText() {}

    static Optional<YamlValue> compose(ProfileSource source, ProblemLog problems) {
        if (source.yaml().length() > LARGEST_FILE) {
            tooLarge(source.name(), source.yaml().length(), problems);
            return Optional.empty();
        }
        if (isTooDeep(source.yaml())) {
            problems.add(new Place(source.name(), 1, "yaml"), "has brackets in more than " + DEEPEST + " brackets");
            return Optional.empty();
        }
        try {
            var settings = LoadSettings.builder().setLabel(source.name()).build();
            var root = new Compose(settings).composeString(source.yaml());
            if (root.isEmpty()) {
                problems.add(new Place(source.name(), 1, "service"), "is missing: the file is empty");
                return Optional.empty();
            }
            return isBounded(root.get(), source.name(), problems)
                    ? Optional.of(new YamlValue(root.get(), source.name(), "", problems))
                    : Optional.empty();
        } catch (MarkedYamlEngineException notYaml) {
            int line = notYaml.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            problems.add(new Place(source.name(), line, "yaml"), String.valueOf(notYaml.getProblem()));
        } catch (YamlEngineException notYaml) {
            problems.add(new Place(source.name(), 1, "yaml"), String.valueOf(notYaml.getMessage()));
        }
        return Optional.empty();
    }

    static void tooLarge(String file, long size, ProblemLog problems) {
        problems.add(
                new Place(file, 1, "yaml"), "is larger than any profile: " + size + " characters of " + LARGEST_FILE);
    }

    /** The parser calls itself for every bracket and every step of indentation. */
    private static boolean isTooDeep(String yaml) {
        int open = 0;
        int indent = 0;
        boolean atStart = true;
        for (int i = 0; i < yaml.length(); i++) {
            char c = yaml.charAt(i);
            if (c == '\n') {
                indent = 0;
                atStart = true;
            } else if (atStart && (c == ' ' || c == '-' || c == '?')) {
                indent++;
            } else {
                atStart = false;
                open += c == '[' || c == '{' ? 1 : 0;
                open -= (c == ']' || c == '}') && open > 0 ? 1 : 0;
            }
            if (open > DEEPEST || indent > 4 * DEEPEST) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBounded(Node root, String file, ProblemLog problems) {
        long values = new Size().of(root);
        if (values > MOST_VALUES) {
            var message = values == Size.ENDLESS
                    ? "has an alias for something that it is a part of"
                    : "has more than " + MOST_VALUES + " values once its aliases are written out";
            problems.add(new Place(file, 1, "yaml"), message);
            return false;
        }
        return true;
    }

    /** Counts each shared node as often as it is reached, without going there more than once. */
    private static final class Size {

        static final long ENDLESS = Long.MAX_VALUE;

        private final IdentityHashMap<Node, Long> counted = new IdentityHashMap<>();

        long of(Node node) {
            Long known = counted.putIfAbsent(node, ENDLESS);
            if (known != null) {
                return known;
            }
            long size =
                    switch (node) {
                        case MappingNode mapping ->
                            mapping.getValue().stream()
                                    .mapToLong(entry -> plus(of(entry.getKeyNode()), of(entry.getValueNode())))
                                    .reduce(1, Size::plus);
                        case SequenceNode sequence ->
                            sequence.getValue().stream().mapToLong(this::of).reduce(1, Size::plus);
                        case ScalarNode _ -> 1;
                        default -> 1;
                    };
            counted.put(node, size);
            return size;
        }

        private static long plus(long one, long other) {
            return one == ENDLESS || other == ENDLESS ? ENDLESS : Math.min(one + other, ENDLESS / 4);
        }
    }
}
