package no.portvakt.minside.status;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.person.Text;
import no.portvakt.profiles.level.SecurityLevel;

/** A case of the caller's, already without whatever her session may not see. Caseworkers are never in it. */
public sealed interface CaseView {

    String id();

    /** The service's id. */
    String service();

    /** What kind of case it is; says nothing about the person. */
    Text title();

    /** Deadlines are days in Norway. */
    ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    /**
     * All of it.
     *
     * @param serviceTitle the service's name
     * @param subject what the fagsystem calls this very case, if it said so
     * @param caseNumber the number in the archive, once it is known
     * @param rawStatus the source's own code
     * @param timeline oldest first
     * @param deadlines the next one first
     * @param documents the oldest first
     */
    record Open(
            String id,
            String service,
            Text serviceTitle,
            Text title,
            Optional<String> subject,
            CitizenStatus status,
            String rawStatus,
            Optional<String> caseNumber,
            Instant received,
            Instant changed,
            List<Milestone> timeline,
            List<Deadline> deadlines,
            List<CaseDocument> documents)
            implements CaseView {

        public Open {
            timeline = List.copyOf(timeline);
            deadlines = List.copyOf(deadlines);
            documents = List.copyOf(documents);
        }

        /** The day that it was over: of its last change, or its last deadline. Empty while it is not. */
        public Optional<LocalDate> overSince() {
            return Optional.of(LocalDate.ofInstant(changed, NORWAY))
                    .filter(_ -> status.isOver())
                    .map(day -> deadlines.stream()
                            .map(deadline -> deadline.date().plusDays(1))
                            .reduce(day, (one, other) -> one.isBefore(other) ? other : one));
        }
    }

    /** That it is there, and the level that opens it. */
    record Masked(String id, String service, Text title, SecurityLevel opensAt) implements CaseView {}
}
