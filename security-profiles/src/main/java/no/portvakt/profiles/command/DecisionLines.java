package no.portvakt.profiles.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.profiles.simulate.Outcome;
import no.portvakt.profiles.simulate.PersonHash;
import no.portvakt.profiles.simulate.RecordedDecision;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads recorded decisions, one JSON object a line: {@code at}, {@code service}, {@code method}, {@code pathTemplate},
 * {@code rule}, {@code levelHad}, {@code outcome}, and where there is one {@code loginMethod}, {@code ageSeconds},
 * {@code issuer}, {@code reason}, {@code person}. JSON is YAML, so the parser of profiles reads it.
 */
final class DecisionLines {

    private final Load parser = new Load(LoadSettings.builder().build());

    /**
     * One line.
     *
     * @throws RuntimeException if it is not a recorded decision
     */
    RecordedDecision read(String line) {
        if (!(parser.loadFromString(line) instanceof Map<?, ?> keys)) {
            throw new IllegalArgumentException("not an object");
        }
        return new RecordedDecision(
                Instant.parse(text(keys, "at")),
                new ServiceId(text(keys, "service")),
                text(keys, "method"),
                text(keys, "pathTemplate"),
                optional(keys, "rule").orElse(""),
                SecurityLevel.of(Integer.parseInt(text(keys, "levelHad"))).orElseThrow(),
                optional(keys, "loginMethod"),
                optional(keys, "ageSeconds").map(Long::parseLong).map(Duration::ofSeconds),
                optional(keys, "issuer"),
                Outcome.valueOf(text(keys, "outcome").toUpperCase(Locale.ROOT).replace('-', '_')),
                optional(keys, "reason").map(DecisionLines::reason),
                optional(keys, "person").map(PersonHash::new));
    }

    private static Reason reason(String id) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown reason"));
    }

    private static String text(Map<?, ?> keys, String key) {
        return optional(keys, key).orElseThrow(() -> new IllegalArgumentException(key + " is missing"));
    }

    private static Optional<String> optional(Map<?, ?> keys, String key) {
        return Optional.ofNullable(keys.get(key)).map(String::valueOf);
    }
}
