package no.portvakt.profiles.catalog;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as profiles write them: {@code 90s}, {@code 15m}, {@code 8h}, {@code 2d}. */
public final class DurationText {

    private static final Pattern AMOUNT_AND_UNIT = Pattern.compile("([1-9][0-9]{0,4})([smhd])");

    private DurationText() {}

    /** Empty for whatever is not written so. */
    public static Optional<Duration> parse(String written) {
        var matcher = AMOUNT_AND_UNIT.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2).charAt(0)) {
                    case 's' -> Duration.ofSeconds(amount);
                    case 'm' -> Duration.ofMinutes(amount);
                    case 'h' -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    /** In the largest unit that it is whole in. */
    public static String write(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return duration.toDays() + "d";
        }
        if (seconds % 3_600 == 0) {
            return duration.toHours() + "h";
        }
        return seconds % 60 == 0 ? duration.toMinutes() + "m" : seconds + "s";
    }
}
