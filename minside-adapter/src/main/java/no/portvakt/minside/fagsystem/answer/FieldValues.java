package no.portvakt.minside.fagsystem.answer;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XdmNode;
import no.portvakt.minside.fagsystem.connector.Connector;
import no.portvakt.minside.fagsystem.connector.Mapping;
import no.portvakt.minside.fagsystem.connector.XPaths;

/**
 * Understands what a system said, as its connector tells. Thread-safe.
 *
 * <p>A field that the answer says nothing about has no value. A field whose expression cannot be applied to the answer
 * makes all of it misunderstood: half of an answer of another shape than we know is not to be shown as the whole.
 */
public final class FieldValues {

    private final Connector connector;
    private final Map<String, XPathExecutable> compiled = new ConcurrentHashMap<>();

    public FieldValues(Connector connector) {
        this.connector = connector;
    }

    /** What an answer came to. */
    public sealed interface Outcome {

        /** By field path. Prints without the values. */
        record Understood(Map<String, String> values) implements Outcome {

            public Understood {
                values = Map.copyOf(values);
            }

            @Override
            public String toString() {
                return "Understood[fields=" + values.keySet() + "]";
            }
        }

        /** The answer is of another shape; says the field and nothing of the answer. */
        record Misunderstood(String path) implements Outcome {}
    }

    public Outcome of(Said said, List<String> paths) {
        Map<String, String> values = new HashMap<>();
        for (var path : paths) {
            var mapping = connector.fields().get(path);
            if (mapping == null) {
                continue;
            }
            try {
                value(said, mapping)
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .ifPresent(value -> values.put(path, value));
            } catch (JException | SaxonApiException misfit) {
                return new Outcome.Misunderstood(path);
            }
        }
        return new Outcome.Understood(values);
    }

    private Optional<String> value(Said said, Mapping mapping) throws SaxonApiException {
        return switch (said) {
            // Parsed anew each time: an expression keeps state while it is evaluated.
            case Said.Json(var tree) ->
                text(Optional.ofNullable(Jsonata.jsonata(mapping.value()).evaluate(tree)));
            case Said.Xml(var node) -> first(node, mapping.value());
        };
    }

    /** A value is one text or one number: what is more than that nobody meant to stand in a field. */
    private static Optional<String> text(Optional<Object> value) {
        return value.flatMap(found -> switch (found) {
            case String text -> Optional.of(text);
            case Number number -> Optional.of(number.toString());
            default -> Optional.empty();
        });
    }

    private Optional<String> first(XdmNode node, String expression) throws SaxonApiException {
        var selector = executable(expression).load();
        selector.setContextItem(node);
        var items = selector.evaluate();
        return items.size() == 0
                ? Optional.empty()
                : Optional.of(items.itemAt(0).getStringValue());
    }

    private XPathExecutable executable(String expression) throws SaxonApiException {
        var known = compiled.get(expression);
        if (known != null) {
            return known;
        }
        var made = XPaths.of(connector.transport().namespaces()).compile(expression);
        compiled.put(expression, made);
        return made;
    }
}
