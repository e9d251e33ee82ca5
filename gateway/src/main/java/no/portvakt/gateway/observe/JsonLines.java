package no.portvakt.gateway.observe;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * The log as JSON, an object a line: {@code time}, {@code level}, {@code logger}, {@code thread}, {@code message}, the
 * record's own fields beside them, and {@code exception} with its trace. Thread-safe.
 */
public final class JsonLines extends ExtFormatter {

    private static final int TYPICAL_LENGTH = 384;
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String format(ExtLogRecord line) {
        var text = new StringWriter(TYPICAL_LENGTH);
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(
                    "time", line.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
            json.writeStringField("level", line.getLevel().getName());
            json.writeStringField("logger", line.getLoggerName());
            json.writeStringField("thread", line.getThreadName());
            json.writeStringField("message", formatMessage(line));
            for (var field : line.getMdcCopy().entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            var thrown = line.getThrown();
            if (thrown != null) {
                var trace = new StringWriter();
                thrown.printStackTrace(new PrintWriter(trace));
                json.writeStringField("exception", trace.toString());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.append('\n').toString();
    }
}
