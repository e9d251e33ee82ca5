package no.portvakt.demo.citizens;

import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;
import no.portvakt.trust.identity.NationalId;

/** National id numbers of nobody: the month carries 80 on top, as in Skatteetaten's test population. */
public final class SyntheticNumbers {

    private static final int SYNTHETIC = 80;
    private static final LocalDate OLDEST = LocalDate.of(1950, 1, 1);
    private static final int DAYS = 20_000;
    private static final int INDIVIDUALS = 500;
    private static final int CONTROL_DIGITS = 100;

    private final SecureRandom random = new SecureRandom();

    /** Another one, at random. */
    public NationalId next() {
        while (true) {
            var born = OLDEST.plusDays(random.nextInt(DAYS));
            var first = "%02d%02d%02d%03d"
                    .formatted(
                            born.getDayOfMonth(),
                            born.getMonthValue() + SYNTHETIC,
                            born.getYear() % 100,
                            random.nextInt(INDIVIDUALS));
            var valid = IntStream.range(0, CONTROL_DIGITS)
                    .mapToObj(control -> NationalId.parse(first + "%02d".formatted(control)))
                    .flatMap(Optional::stream)
                    .filter(number -> number.rule() == NationalId.CheckRule.BEFORE_2032)
                    .findFirst();
            if (valid.isPresent()) {
                return valid.get();
            }
        }
    }
}
