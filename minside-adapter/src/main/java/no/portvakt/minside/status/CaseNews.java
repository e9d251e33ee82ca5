package no.portvakt.minside.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.event.EventContract;

/** What an event says of a case, checked. */
sealed interface CaseNews permits StatusChange, TakenBack {

    UUID caseId();

    /** Of an event that the contract has nothing against. Empty for what cannot be understood all the same. */
    static Optional<CaseNews> read(JsonNode event, StatusCodes codes) {
        return EventContract.isStatusChange(event)
                ? StatusChange.read(event, codes).map(change -> change)
                : TakenBack.read(event).map(takenBack -> takenBack);
    }

    /** Empty for what no clock shows, such as a leap second. */
    static Optional<Instant> time(JsonNode event) {
        try {
            return Optional.of(OffsetDateTime.parse(event.path("time").asText()).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
