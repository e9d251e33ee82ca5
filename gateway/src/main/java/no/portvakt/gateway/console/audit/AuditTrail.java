package no.portvakt.gateway.console.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the audit log for auditors: newest first. That nothing is missing or changed is for {@code audit verify}. */
public final class AuditTrail {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Path> file;

    public AuditTrail(Optional<Path> file) {
        this.file = file;
    }

    /**
     * One record.
     *
     * @param sequence its place in the log
     */
    public record Entry(
            long sequence,
            String at,
            String who,
            String what,
            String on,
            String outcome,
            String correlation,
            Map<String, String> details) {}

    /**
     * The newest that hold these words somewhere.
     *
     * @param words blank for all
     */
    public List<Entry> newest(String words, int most) {
        var wanted = words.strip().toLowerCase(Locale.ROOT);
        var found = new ArrayDeque<String>();
        if (file.filter(Files::exists).isPresent()) {
            try (var lines = Files.lines(file.get(), StandardCharsets.UTF_8)) {
                lines.filter(line -> line.toLowerCase(Locale.ROOT).contains(wanted))
                        .forEach(line -> {
                            found.addFirst(line);
                            if (found.size() > most) {
                                found.removeLast();
                            }
                        });
            } catch (IOException broken) {
                throw new UncheckedIOException("cannot read the audit log", broken);
            }
        }
        return found.stream().flatMap(line -> read(line).stream()).toList();
    }

    private static Optional<Entry> read(String line) {
        try {
            var fields = JSON.readTree(line);
            var details = new TreeMap<String, String>();
            fields.path("details")
                    .properties()
                    .forEach(detail ->
                            details.put(detail.getKey(), detail.getValue().asText()));
            return Optional.of(new Entry(
                    fields.path("sequence").asLong(),
                    text(fields, "at"),
                    text(fields, "who"),
                    text(fields, "what"),
                    text(fields, "on"),
                    text(fields, "outcome"),
                    text(fields, "correlation"),
                    details));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode fields, String name) {
        return fields.path(name).asText();
    }
}
