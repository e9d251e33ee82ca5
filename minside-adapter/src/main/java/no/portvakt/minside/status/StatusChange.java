package no.portvakt.minside.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * What a status event says, checked.
 *
 * @param caseId the case's external key
 * @param raw the source's own code
 * @param sequence orders the events of one case
 * @param level a level that the case needs from now on
 * @param parts deadlines and documents
 */
record StatusChange(
        UUID caseId,
        Instant time,
        CitizenStatus status,
        String raw,
        long sequence,
        Optional<CaseSeals.Detail> milestone,
        Optional<SecurityLevel> level,
        Optional<String> title,
        ChangedParts parts)
        implements CaseNews {

    /**
     * Of an event that the contract has nothing against, whose lengths are its. Empty for what cannot be understood all
     * the same, such as a leap second.
     */
    static Optional<StatusChange> read(JsonNode event, StatusCodes codes) {
        var data = event.path("data");
        var id = StoredCases.CaseId.parse(event.path("subject").asText());
        var time = CaseNews.time(event);
        var status = codes.read(data.path("status").asText());
        if (id.isEmpty() || time.isEmpty() || status.isEmpty() || !isSequence(data.path("sequence"))) {
            return Optional.empty();
        }
        if (!isAbsent(data.path("level")) && level(data).isEmpty()) {
            return Optional.empty();
        }
        if (!isAbsent(data.path("milestone")) && milestone(data).isEmpty()) {
            return Optional.empty();
        }
        return ChangedParts.read(data)
                .map(parts -> new StatusChange(
                        id.get(),
                        time.get(),
                        status.get(),
                        data.path("status").asText(),
                        data.path("sequence").asLong(),
                        milestone(data),
                        level(data),
                        text(data.path("title")),
                        parts));
    }

    private static boolean isSequence(JsonNode sequence) {
        return sequence.isIntegralNumber() && sequence.canConvertToLong() && sequence.asLong() > 0;
    }

    private static Optional<SecurityLevel> level(JsonNode data) {
        var level = data.path("level");
        return level.isInt() ? SecurityLevel.of(level.asInt()) : Optional.empty();
    }

    private static Optional<CaseSeals.Detail> milestone(JsonNode data) {
        var milestone = data.path("milestone");
        return text(milestone.path("navn"))
                .map(name -> new CaseSeals.Detail(name, text(milestone.path("beskrivelse"))));
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
