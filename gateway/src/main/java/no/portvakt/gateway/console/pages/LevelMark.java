package no.portvakt.gateway.console.pages;

import java.util.stream.Collectors;
import no.portvakt.profiles.catalog.Rule;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * A level as officers see it: a number for the bars, and words.
 *
 * @param number the highest of a service's
 * @param words all of them
 */
public record LevelMark(int number, String words) {

    static LevelMark of(SecurityLevel level, Words words) {
        return new LevelMark(level.number(), words.of("level" + level.number()));
    }

    static LevelMark of(ServiceProfile service, Words words) {
        var levels = service.rules().stream()
                .map(rule -> Integer.toString(rule.level().number()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return new LevelMark(highest(service).number(), words.of("levels", levels));
    }

    static SecurityLevel highest(ServiceProfile service) {
        return service.rules().stream()
                .map(Rule::level)
                .max((one, other) -> Integer.compare(one.number(), other.number()))
                .orElse(SecurityLevel.OPEN);
    }
}
