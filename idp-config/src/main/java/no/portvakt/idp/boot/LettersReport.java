package no.portvakt.idp.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import no.portvakt.idp.mailing.PersonList;

/** What a command did, as text or as one JSON object on standard output; problems also as lines on standard error. */
final class LettersReport {

    private final ObjectMapper json = new ObjectMapper();
    private final ObjectNode all = json.createObjectNode();
    private final PrintWriter err;
    private boolean complete = true;

    LettersReport(PrintWriter err) {
        this.err = err;
    }

    void count(String name, int value) {
        all.put(name, value);
    }

    synchronized void problem(PersonList.Problem problem) {
        complete = false;
        all.withArray("problems").addObject().put("line", problem.line()).put("why", problem.why());
        err.println("line " + problem.line() + ": " + problem.why());
    }

    synchronized void problem(String why) {
        complete = false;
        all.withArray("problems").addObject().put("why", why);
        err.println(why);
    }

    void letter(long line, Map<String, Object> facts) {
        var entry = all.withArray("letters").addObject().put("line", line);
        facts.forEach((name, value) -> entry.set(name, json.valueToTree(value)));
    }

    void factor(long line, String factor) {
        all.withArray("factors").addObject().put("line", line).put("factor", factor);
    }

    boolean isComplete() {
        return complete;
    }

    void print(PrintWriter out, boolean asJson) {
        if (asJson) {
            out.println(all);
        } else {
            for (var kind : List.of("letters", "factors")) {
                all.path(kind).forEach(one -> out.println(line((ObjectNode) one)));
            }
            all.properties().stream()
                    .filter(entry -> entry.getValue().isInt())
                    .forEach(entry ->
                            out.println(entry.getKey() + ": " + entry.getValue().asText()));
        }
        out.flush();
    }

    private static String line(ObjectNode letter) {
        var text = new StringBuilder();
        letter.properties().forEach(entry -> text.append(text.isEmpty() ? "" : ", ")
                .append(entry.getKey())
                .append(' ')
                .append(entry.getValue().asText()));
        return text.toString();
    }
}
