package no.portvakt.profiles.load;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** The small forms of text that profiles use. */
final class Words {

    static final String DURATION = "a duration such as 90s, 15m, 8h or 2d";

    private static final Pattern AMOUNT_AND_UNIT = Pattern.compile("([1-9][0-9]{0,4})([smhd])");

    private Words() {}

    static Optional<Duration> duration(String written) {
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

    /** A text that the pattern matches as a whole. */
    static Optional<String> matching(Pattern pattern, String written) {
        return pattern.matcher(written).matches() ? Optional.of(written) : Optional.empty();
    }
}
