package no.portvakt.profiles.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.profiles.simulate.PersonHash;
import no.portvakt.profiles.simulate.RecordedDecision;

/**
 * Reads recorded decisions, one JSON object a line: {@code at}, {@code service}, {@code method}, {@code pathTemplate},
 * {@code rule}, {@code levelHad}, {@code outcome}, and where there is one {@code loginMethod}, {@code ageSeconds},
 * {@code issuer}, {@code reason}, {@code person}. Other keys are passed over. Not thread-safe.
 */
final class DecisionLines {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final Map<String, Reason> REASONS =
            Arrays.stream(Reason.values()).collect(Collectors.toUnmodifiableMap(Reason::id, Function.identity()));

    /** Of the line that is being read. */
    private final Map<String, String> values = new HashMap<>();

    /**
     * One line.
     *
     * @throws IllegalArgumentException if it is not a recorded decision
     * @throws java.time.DateTimeException if its time is none
     */
    RecordedDecision read(String line) {
        values.clear();
        try (var parser = JSON.createParser(line)) {
            collect(parser);
        } catch (IOException notJson) {
            throw new IllegalArgumentException("not JSON", notJson);
        }
        return new RecordedDecision(
                Instant.parse(text("at")),
                new ServiceId(text("service")),
                text("method"),
                text("pathTemplate"),
                optional("rule").orElse(""),
                level(text("levelHad")),
                optional("loginMethod"),
                optional("ageSeconds").map(Long::parseLong).map(Duration::ofSeconds),
                optional("issuer"),
                Outcome.valueOf(text("outcome").toUpperCase(Locale.ROOT).replace('-', '_')),
                optional("reason").map(DecisionLines::reason),
                optional("person").map(PersonHash::new));
    }

    private void collect(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("not an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var value = parser.nextToken();
            if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL) {
                values.put(name, parser.getText());
            }
        }
        if (parser.nextToken() != null) {
            throw new IllegalArgumentException("more than one object");
        }
    }

    private static SecurityLevel level(String number) {
        return SecurityLevel.of(Integer.parseInt(number))
                .orElseThrow(() -> new IllegalArgumentException("levelHad is no level"));
    }

    private static Reason reason(String id) {
        return Optional.ofNullable(REASONS.get(id)).orElseThrow(() -> new IllegalArgumentException("unknown reason"));
    }

    private String text(String key) {
        return optional(key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    private Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key));
    }
}
