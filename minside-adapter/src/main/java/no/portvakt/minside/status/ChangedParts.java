package no.portvakt.minside.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an event says beside the status: deadlines and documents.
 *
 * @param deadlines each with its last day; empty: it is lifted
 */
record ChangedParts(List<DeadlineChange> deadlines, List<DocumentChange> documents) {

    ChangedParts {
        deadlines = List.copyOf(deadlines);
        documents = List.copyOf(documents);
    }

    boolean isAny() {
        return !deadlines.isEmpty() || !documents.isEmpty();
    }

    /** One deadline. */
    record DeadlineChange(Deadline.Kind kind, Optional<LocalDate> date) {}

    /** Of data that the contract has nothing against. Empty for a date that no calendar has. */
    static Optional<ChangedParts> read(JsonNode data) {
        try {
            return Optional.of(new ChangedParts(
                    data.path("deadlines")
                            .valueStream()
                            .map(ChangedParts::deadline)
                            .toList(),
                    data.path("documents")
                            .valueStream()
                            .map(ChangedParts::document)
                            .toList()));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static DeadlineChange deadline(JsonNode said) {
        var kind = Deadline.Kind.of(said.path("kind").asText())
                .orElseThrow(() -> new IllegalStateException("the contract knows a deadline that we do not"));
        return new DeadlineChange(kind, date(said.path("date")));
    }

    private static DocumentChange document(JsonNode said) {
        var name = said.path("id").asText();
        if (said.path("withdrawn").asBoolean()) {
            return new DocumentChange(name, Optional.empty());
        }
        var archive = said.path("archive");
        return new DocumentChange(
                name,
                Optional.of(new DocumentChange.Paper(
                        said.path("title").asText(),
                        date(said.path("date")),
                        archive.path("system").asText(),
                        archive.path("key").asText())));
    }

    private static Optional<LocalDate> date(JsonNode written) {
        return written.isTextual() ? Optional.of(LocalDate.parse(written.asText())) : Optional.empty();
    }
}
