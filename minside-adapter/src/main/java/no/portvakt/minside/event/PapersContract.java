package no.portvakt.minside.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a schema cannot say of the deadlines and documents in an event. */
final class PapersContract {

    private PapersContract() {}

    static Stream<EventProblem> problemsOf(JsonNode event) {
        var data = event.path("data");
        return Stream.of(
                        dates("/data/deadlines/", data.path("deadlines")),
                        dates("/data/documents/", data.path("documents")),
                        twice("/data/deadlines/", data.path("deadlines"), "kind"),
                        twice("/data/documents/", data.path("documents"), "id"),
                        names(data.path("documents")))
                .flatMap(found -> found);
    }

    private static Stream<EventProblem> dates(String place, JsonNode list) {
        return IntStream.range(0, list.size())
                .filter(i -> year(list.path(i).path("date").asText())
                        .filter(year -> year < EventContract.FIRST_YEAR)
                        .isPresent())
                .mapToObj(i -> EventContract.tooEarly(place + i + "/date"));
    }

    private static Optional<Integer> year(String written) {
        try {
            return Optional.of(LocalDate.parse(written).getYear());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    /** It would say two things of one. */
    private static Stream<EventProblem> twice(String place, JsonNode list, String member) {
        Set<String> seen = new HashSet<>();
        return IntStream.range(0, list.size())
                .filter(i -> list.path(i).path(member).isTextual()
                        && !seen.add(list.path(i).path(member).asText()))
                .mapToObj(i -> new EventProblem(place + i + "/" + member, "stands twice in this event"));
    }

    private static Stream<EventProblem> names(JsonNode documents) {
        return IntStream.range(0, documents.size())
                .filter(i -> EventContract.couldNameAPerson(
                        documents.path(i).path("id").asText()))
                .mapToObj(i -> EventContract.nameOfPerson("/data/documents/" + i + "/id"));
    }
}
