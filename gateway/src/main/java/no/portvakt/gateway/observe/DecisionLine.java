package no.portvakt.gateway.observe;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.trust.correlation.CorrelationId;

/** One line of a spool of decisions: JSON with one-letter keys, since there are millions. Edge and console share it. */
public sealed interface DecisionLine {

    /** Counted from 1 within one spool. */
    long sequence();

    /** A decision. Its parts are those of {@link Decided}, without what concerns a person. */
    record Decision(
            long sequence,
            Instant at,
            CorrelationId correlation,
            ServiceId service,
            String method,
            String pathTemplate,
            String rule,
            Outcome outcome,
            Optional<Reason> reason,
            SecurityLevel levelHad,
            Optional<String> loginMethod,
            Optional<String> issuer,
            Optional<Duration> age,
            Optional<String> session,
            long policyVersion)
            implements DecisionLine {}

    /**
     * Whose session it is, sealed to the console's key; comes once, before the first decision that names the session.
     *
     * @param session random, made for this spool
     * @param sealed a compact JWE
     */
    record Person(long sequence, String session, Instant at, String sealed) implements DecisionLine {}

    /** So many decisions could not be written down. */
    record Lost(long sequence, Instant at, long count) implements DecisionLine {}

    ObjectMapper JSON = new ObjectMapper();
    int TYPICAL_LENGTH = 400;

    /** Streamed, without a tree of it: there is one for every request. */
    default String write() {
        var text = new StringWriter(TYPICAL_LENGTH);
        try (var line = JSON.createGenerator(text)) {
            line.writeStartObject();
            line.writeNumberField("n", sequence());
            switch (this) {
                case Decision decision -> write(decision, line);
                case Person person -> {
                    line.writeNumberField("at", person.at().toEpochMilli());
                    line.writeStringField("k", person.session());
                    line.writeStringField("jwe", person.sealed());
                }
                case Lost lost -> {
                    line.writeNumberField("at", lost.at().toEpochMilli());
                    line.writeNumberField("lost", lost.count());
                }
            }
            line.writeEndObject();
        } catch (IOException memoryHasNone) {
            throw new UncheckedIOException(memoryHasNone);
        }
        return text.toString();
    }

    private static void write(Decision decision, JsonGenerator line) throws IOException {
        line.writeNumberField("at", decision.at().toEpochMilli());
        line.writeStringField("c", decision.correlation().value());
        line.writeStringField("s", decision.service().value());
        line.writeStringField("m", decision.method());
        line.writeStringField("p", decision.pathTemplate());
        line.writeStringField("r", decision.rule());
        line.writeStringField("o", decision.outcome().name().toLowerCase(Locale.ROOT));
        line.writeNumberField("l", decision.levelHad().number());
        line.writeNumberField("v", decision.policyVersion());
        write("q", decision.reason().map(Reason::id), line);
        write("w", decision.loginMethod(), line);
        write("i", decision.issuer(), line);
        if (decision.age().isPresent()) {
            line.writeNumberField("a", decision.age().get().toSeconds());
        }
        write("k", decision.session(), line);
    }

    private static void write(String key, Optional<String> value, JsonGenerator line) throws IOException {
        if (value.isPresent()) {
            line.writeStringField(key, value.get());
        }
    }

    /** Empty for whatever {@link #write} does not write. */
    static Optional<DecisionLine> read(String text) {
        try {
            var line = JSON.readTree(text);
            if (!line.path("n").isIntegralNumber() || !line.path("at").isIntegralNumber()) {
                return Optional.empty();
            }
            long sequence = line.path("n").longValue();
            var at = Instant.ofEpochMilli(line.path("at").longValue());
            if (line.has("jwe")) {
                return Optional.of(new Person(sequence, text(line, "k"), at, text(line, "jwe")));
            }
            if (line.has("lost")) {
                return Optional.of(new Lost(sequence, at, line.path("lost").longValue()));
            }
            return Optional.of(decision(sequence, at, line));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException notSuch) {
            return Optional.empty();
        }
    }

    private static Decision decision(long sequence, Instant at, JsonNode line) {
        return new Decision(
                sequence,
                at,
                new CorrelationId(text(line, "c")),
                new ServiceId(text(line, "s")),
                text(line, "m"),
                text(line, "p"),
                text(line, "r"),
                Outcome.valueOf(text(line, "o").toUpperCase(Locale.ROOT)),
                maybe(line, "q").map(DecisionLine::reason),
                SecurityLevel.of(line.path("l").asInt(-1)).orElseThrow(DecisionLine::malformed),
                maybe(line, "w"),
                maybe(line, "i"),
                line.has("a") ? Optional.of(Duration.ofSeconds(line.path("a").longValue())) : Optional.empty(),
                maybe(line, "k"),
                line.path("v").longValue());
    }

    private static Reason reason(String id) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.id().equals(id))
                .findFirst()
                .orElseThrow(DecisionLine::malformed);
    }

    private static String text(JsonNode line, String key) {
        return maybe(line, key).orElseThrow(DecisionLine::malformed);
    }

    private static Optional<String> maybe(JsonNode line, String key) {
        return Optional.ofNullable(line.get(key)).map(value -> {
            if (!value.isTextual()) {
                throw malformed();
            }
            return value.textValue();
        });
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("not a line of a spool");
    }
}
