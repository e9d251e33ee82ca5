package no.portvakt.gateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * A picture of where a JVM's time on the processor went: a box for each method that was seen on a stack, as wide as its
 * share, on top of its caller. Green is ours. What is less than a part of a per cent is left out.
 */
final class FlameGraph {

    private static final String SAMPLES = "jdk.CPUTimeSample";
    private static final int WIDTH = 1_400;
    private static final int LINE = 15;
    private static final int CHARACTER = 7;
    private static final double NARROWEST = 0.003;

    private final Box root = new Box();
    private int deepest;

    private static final class Box {

        private final Map<String, Box> callees = new TreeMap<>();
        private long samples;
    }

    private FlameGraph() {}

    /** Reads a recording that has samples of processor time. */
    static FlameGraph of(Path recording) {
        var graph = new FlameGraph();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                if (event.getEventType().getName().equals(SAMPLES) && event.getStackTrace() != null) {
                    graph.add(event);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + recording, unreadable);
        }
        return graph;
    }

    private void add(RecordedEvent event) {
        var box = root;
        box.samples++;
        for (var frame : event.getStackTrace().getFrames().reversed()) {
            box = box.callees.computeIfAbsent(name(frame), unknown -> new Box());
            box.samples++;
        }
    }

    /** Class and method; what differs from run to run in the names of lambdas is cut. */
    private static String name(RecordedFrame frame) {
        var type = frame.getMethod().getType().getName();
        var plain = type.replaceAll("\\$\\$Lambda.*", "(lambda)").replaceAll("^0x.*|LambdaForm.*", "(lambda)");
        return plain + "." + frame.getMethod().getName().replaceAll("lambda\\$([^$]*)\\$\\d+", "$1 (lambda)");
    }

    void write(Path svg, String title) {
        var boxes = new StringBuilder();
        draw(root, "all", 0, 0, boxes);
        int height = (deepest + 3) * LINE;
        var text = """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" font-family="monospace" font-size="11">
                <rect width="100%%" height="100%%" fill="#fff"/><text x="4" y="12">%3$s, %4$d samples</text>
                <g transform="translate(0 %5$d) scale(1 1)">
                %6$s</g></svg>
                """.formatted(WIDTH, height, escaped(title), root.samples, height - LINE, boxes);
        try {
            Files.writeString(svg, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + svg, unwritable);
        }
    }

    private void draw(Box box, String name, int depth, double left, StringBuilder out) {
        double share = (double) box.samples / Math.max(1, root.samples);
        if (share < NARROWEST) {
            return;
        }
        deepest = Math.max(deepest, depth);
        double width = share * WIDTH;
        out.append("<g><title>%s %.1f%%</title>".formatted(escaped(name), 100 * share))
                .append("<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" fill=\"%s\"/>"
                        .formatted(figure(left), -depth * LINE, figure(width - 0.5), LINE - 1, colour(name)));
        int room = (int) (width / CHARACTER) - 1;
        if (room > 2) {
            out.append("<text x=\"%s\" y=\"%d\">%s</text>"
                    .formatted(figure(left + 2), -depth * LINE + 11, escaped(shortened(name, room))));
        }
        out.append("</g>\n");
        double at = left;
        for (var callee : box.callees.entrySet()) {
            draw(callee.getValue(), callee.getKey(), depth + 1, at, out);
            at += (double) callee.getValue().samples / root.samples * WIDTH;
        }
    }

    private static String shortened(String name, int room) {
        var method = name.lastIndexOf('.', Math.max(0, name.lastIndexOf('.') - 1));
        var plain = method < 0 ? name : name.substring(method + 1);
        return plain.length() <= room ? plain : plain.substring(0, room - 1) + "…";
    }

    private static String colour(String name) {
        if (name.startsWith("no.portvakt")) {
            return "#7cc4a0";
        }
        return List.of("io.netty", "io.vertx").stream().anyMatch(name::startsWith) ? "#f0c987" : "#d9d9d9";
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.1f", Math.max(0.1, value));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** For a recording that was made elsewhere: the recording, the picture, its title. */
    public static void main(String... arguments) {
        var words = List.of(arguments);
        of(Path.of(words.getFirst())).write(Path.of(words.get(1)), words.get(2));
    }
}
