package no.portvakt.profiles.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.catalog.DataCategory;
import no.portvakt.profiles.catalog.Floor;
import no.portvakt.profiles.level.SecurityLevel;

/** Reads {@code floor}. */
final class FloorReader {

    private FloorReader() {}

    static Optional<Floor> read(YamlObject keys) {
        var level = keys.optional("level").flatMap(RuleReader::level);
        var byData = keys.optional("byData", Map.<DataCategory, SecurityLevel>of(), v -> v.asObject()
                .flatMap(FloorReader::byData));
        var maxSession =
                keys.optional("maxSession").flatMap(YamlValue::asObject).flatMap(SmallReaders::session);
        var login = keys.optional("login").flatMap(SmallReaders::loginMethods);
        return keys.close() ? Optional.of(new Floor(level, byData.orElseThrow(), maxSession, login)) : Optional.empty();
    }

    private static Optional<Map<DataCategory, SecurityLevel>> byData(YamlObject keys) {
        Map<DataCategory, SecurityLevel> levels = new EnumMap<>(DataCategory.class);
        for (var data : DataCategory.values()) {
            keys.optional(data.word()).flatMap(RuleReader::level).ifPresent(level -> levels.put(data, level));
        }
        return keys.close() ? Optional.of(levels) : Optional.empty();
    }
}
