package no.portvakt.gateway.console.life;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.officers.Officer;

/**
 * Something that happened to a version.
 *
 * @param step counted from 1 for each version; no two events share one
 * @param officer her subject
 * @param validFrom with {@link Kind#PROPOSED}: not active before
 * @param simulation with {@link Kind#PROPOSED}: the result that she was shown
 * @param judgement with {@link Kind#PROPOSED}: what it would change, as it was then
 */
public record LifeEvent(
        int step,
        Kind kind,
        String officer,
        String officerName,
        String reason,
        Optional<Instant> validFrom,
        Optional<UUID> simulation,
        Optional<Judgement> judgement,
        Instant at) {

    /** One that carries nothing but who did it and why. */
    static LifeEvent plain(int step, Kind kind, Officer officer, String reason, Instant at) {
        return new LifeEvent(
                step,
                kind,
                officer.subject(),
                officer.name(),
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                at);
    }

    /** What can happen. */
    public enum Kind {
        PROPOSED,
        APPROVED,
        ACTIVATED,
        SUPERSEDED,
        WITHDRAWN,
        /** It was written by rolling back to an earlier version. */
        ROLLED_BACK;

        /** As it stands in the database: {@code rolled-back}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
