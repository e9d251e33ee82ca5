package no.portvakt.gateway.console.decisions;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How long decisions are kept.
 *
 * @param kept until a decision is deleted
 * @param period for how long one person has one hash; a whole number of days
 */
public record Retention(Duration kept, Duration period) {

    public Retention {
        if (!kept.isPositive() || period.toDays() < 1) {
            throw new IllegalArgumentException("decisions are kept for a while, and a period has at least a day");
        }
    }

    LocalDate periodOf(Instant at) {
        long day = at.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
        return LocalDate.ofEpochDay(day - Math.floorMod(day, period.toDays()));
    }

    Instant oldestKept(Instant now) {
        return now.minus(kept);
    }

    /** Periods that begin before this have nothing left that is kept. */
    LocalDate oldestPeriod(Instant now) {
        return periodOf(oldestKept(now));
    }
}
