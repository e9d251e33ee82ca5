package no.portvakt.minside.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.person.Text;

/**
 * A fagsystem takes a case back: it is to be seen no more. Counts whatever came before it or comes after it, since what was
 * taken back by mistake is a new case, and what stays by mistake is seen by somebody whom it does not concern.
 */
record TakenBack(UUID caseId, Instant time, Because because) implements CaseNews {

    static Optional<TakenBack> read(JsonNode event) {
        return StoredCases.CaseId.parse(event.path("subject").asText()).flatMap(id -> CaseNews.time(event)
                .flatMap(time -> Because.of(event.at("/data/reason").asText())
                        .map(because -> new TakenBack(id, time, because))));
    }

    /** Why. */
    enum Because {
        FEILREGISTRERT,
        DUBLETT,
        TRUKKET,
        SLETTET;

        /** As on the wire: {@code feilregistrert}. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        Text text() {
            return switch (this) {
                case FEILREGISTRERT ->
                    new Text(
                            "Saksbehandleren sa at den var registrert ved en feil",
                            "Saksbehandlaren sa at ho var registrert ved ein feil",
                            "The caseworker said that it was registered by mistake");
                case DUBLETT ->
                    new Text(
                            "Saksbehandleren sa at den var registrert to ganger",
                            "Saksbehandlaren sa at ho var registrert to gonger",
                            "The caseworker said that it was registered twice");
                case TRUKKET ->
                    new Text("Søknaden ble trukket", "Søknaden vart trekt", "The application was withdrawn");
                case SLETTET ->
                    new Text(
                            "Systemet som behandlet den, har slettet den",
                            "Systemet som behandla saka, har sletta henne",
                            "The system that handled it has deleted it");
            };
        }

        private static Optional<Because> of(String id) {
            return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
        }
    }
}
