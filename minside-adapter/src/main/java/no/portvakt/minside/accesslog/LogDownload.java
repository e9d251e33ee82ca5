package no.portvakt.minside.accesslog;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.minside.person.Caller;
import no.portvakt.minside.person.Language;
import no.portvakt.minside.person.Text;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The whole access log of one citizen as a file, written as it is read: as JSON, or as a table for a spreadsheet. */
public final class LogDownload {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private static final List<Text> COLUMNS = List.of(
            new Text("Tidspunkt", "Tidspunkt", "Time"),
            new Text("Hva som skjedde", "Kva som skjedde", "What happened"),
            new Text("Mottaker", "Mottakar", "Receiver"),
            new Text("System", "System", "System"),
            new Text("Kode", "Kode", "Code"),
            new Text("Tjeneste", "Teneste", "Service"),
            new Text("Nivå", "Nivå", "Level"),
            new Text("Formål", "Føremål", "Purpose"),
            new Text("Opplysninger", "Opplysningar", "Information"),
            new Text("Merke", "Merke", "Mark"),
            new Text("Kontrollpunkt", "Kontrollpunkt", "Checkpoint"));

    private final AccessLog log;
    private final ObjectMapper json;

    public LogDownload(AccessLog log, ObjectMapper json) {
        this.log = log;
        this.json = json;
    }

    /** As JSON: an array of entries, newest first. */
    public Response json(Caller caller) {
        return answer("application/json", "json", out -> writeJson(caller, out));
    }

    /** As a table in her language, with semicolons and a byte order mark, as spreadsheets here expect it. */
    public Response table(Caller caller) {
        return answer("text/csv; charset=UTF-8", "csv", out -> writeTable(caller, out));
    }

    private static Response answer(String type, String ending, StreamingOutput written) {
        return Response.ok(written)
                .type(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"tilgangslogg." + ending + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .build();
    }

    private void writeJson(Caller caller, OutputStream out) throws IOException {
        try (var generator = json.createGenerator(out)) {
            generator.writeStartArray();
            log.each(caller, entry -> write(generator, entry));
            generator.writeEndArray();
        }
    }

    private static void write(JsonGenerator generator, ExportedEntry exported) {
        try {
            generator.writeStartObject();
            var entry = exported.entry();
            generator.writePOJOField("logtime", entry.logtime());
            generator.writePOJOField("action", entry.action());
            generator.writePOJOField("receiver", entry.receiver());
            if (entry.service().isPresent()) {
                generator.writeStringField("service", entry.service().get());
            }
            generator.writeNumberField("level", entry.level().number());
            generator.writePOJOField("purpose", entry.purpose());
            generator.writePOJOField("fields", entry.fields());
            if (exported.mark().isPresent()) {
                generator.writeStringField("mark", exported.mark().get());
            }
            if (exported.checkpoint().isPresent()) {
                generator.writeNumberField("checkpoint", exported.checkpoint().get());
            }
            generator.writeEndObject();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void writeTable(Caller caller, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        var format = CSVFormat.EXCEL.builder().setDelimiter(';').get();
        try (var table = new CSVPrinter(writer, format)) {
            table.printRecord(COLUMNS.stream().map(column -> column.in(caller.language())));
            log.each(caller, entry -> write(table, entry, caller.language()));
        }
    }

    private static void write(CSVPrinter table, ExportedEntry exported, Language language) {
        var entry = exported.entry();
        try {
            table.printRecord(Stream.of(
                            entry.logtime().toString(),
                            entry.action().in(language),
                            entry.receiver().name(),
                            entry.receiver().system(),
                            entry.receiver().code(),
                            entry.service().orElse(""),
                            Integer.toString(entry.level().number()),
                            entry.purpose().in(language),
                            String.join(", ", entry.fields()),
                            exported.mark().orElse(""),
                            exported.checkpoint()
                                    .map(number -> Long.toString(number))
                                    .orElse(""))
                    .map(LogDownload::harmless));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Names come from other systems: none of them is to be reckoned with by a spreadsheet. */
    private static String harmless(String cell) {
        return Optional.of(cell)
                .filter(text -> !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0)
                .map(text -> "'" + text)
                .orElse(cell);
    }
}
