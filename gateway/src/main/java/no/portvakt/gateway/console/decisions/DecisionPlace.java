package no.portvakt.gateway.console.decisions;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a decision stands among all: by its time, and by its own name among those of one moment. As text it is a cursor:
 * decisions that come in the meantime move nobody's place.
 */
public record DecisionPlace(Instant at, int feed, long sequence) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})\\.(\\d{1,18})");

    /** Empty for what {@link #cursor()} never made. */
    public static Optional<DecisionPlace> parse(String cursor) {
        var matched = FORM.matcher(cursor);
        return matched.matches()
                ? Optional.of(new DecisionPlace(
                        Instant.EPOCH.plus(Long.parseLong(matched.group(1)), ChronoUnit.MICROS),
                        Integer.parseInt(matched.group(2)),
                        Long.parseLong(matched.group(3))))
                : Optional.empty();
    }

    public String cursor() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + feed + "." + sequence;
    }
}
