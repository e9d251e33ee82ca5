package no.portvakt.gateway.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import no.portvakt.trust.audit.AuditOutcome;
import no.portvakt.trust.audit.AuditRecord;
import no.portvakt.trust.correlation.CorrelationId;

/** One line of a spool of audit records. Edge and console share it. */
public record AuditLine(long sequence, AuditRecord entry) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public String write() {
        var line = JSON.createObjectNode()
                .put("n", sequence)
                .put("at", entry.at().toString())
                .put("who", entry.who())
                .put("what", entry.what())
                .put("on", entry.on())
                .put("correlation", entry.correlation().value())
                .put("outcome", entry.outcome().word());
        var details = line.putObject("details");
        entry.details().forEach(details::put);
        return line.toString();
    }

    /** Empty for whatever {@link #write} does not write. */
    public static Optional<AuditLine> read(String text) {
        try {
            var line = JSON.readTree(text);
            var details = new TreeMap<String, String>();
            line.path("details")
                    .properties()
                    .forEach(entry ->
                            details.put(entry.getKey(), entry.getValue().asText()));
            var outcome = Arrays.stream(AuditOutcome.values())
                    .filter(some -> some.word().equals(line.path("outcome").asText()))
                    .findFirst();
            return outcome.filter(some -> line.path("n").isIntegralNumber())
                    .map(some -> new AuditLine(
                            line.path("n").longValue(),
                            new AuditRecord(
                                    Instant.parse(line.path("at").asText()),
                                    line.path("who").asText(),
                                    line.path("what").asText(),
                                    line.path("on").asText(),
                                    new CorrelationId(line.path("correlation").asText()),
                                    some,
                                    details)));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException notSuch) {
            return Optional.empty();
        }
    }
}
