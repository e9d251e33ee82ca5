package no.portvakt.minside.status.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.minside.event.EventContract;
import no.portvakt.minside.event.EventProblem;
import no.portvakt.minside.event.EventText;

/**
 * What there is to say of a file of events.
 *
 * @param sound whether all could have an effect, and no one stands in another's way
 * @param brokenAt where it could not be read any further
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Examination(boolean sound, List<One> events, Optional<EventText.Place> brokenAt) {

    /**
     * Of one of them.
     *
     * @param number counted from 1
     * @param line where it begins
     * @param id as it stands there, unless it could be somebody's number
     * @param problems why it would have no effect
     * @param notes what is worth knowing, and does no harm
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record One(int number, int line, Optional<String> id, List<EventProblem> problems, List<EventProblem> notes) {}

    static Examination of(EventText text, EventContract contract) {
        List<One> events = new ArrayList<>();
        Map<List<String>, Integer> names = new HashMap<>();
        Map<List<String>, Integer> places = new HashMap<>();
        for (var placed : text.events()) {
            int number = events.size() + 1;
            var event = placed.event();
            var problems = new ArrayList<>(contract.problemsOf(event));
            var notes = new ArrayList<>(contract.unreadIn(event));
            var first = Optional.ofNullable(names.putIfAbsent(nameOf(event), number));
            first.ifPresent(other -> notes.add(
                    new EventProblem("/id", "the same source and id as event " + other + ": it would count once")));
            if (problems.isEmpty() && first.isEmpty() && EventContract.isStatusChange(event)) {
                Optional.ofNullable(places.putIfAbsent(placeOf(event), number))
                        .ifPresent(other -> problems.add(new EventProblem(
                                "/data/sequence", "event " + other + " has this place in the same case")));
            }
            events.add(new One(number, placed.place().line(), idOf(event), problems, notes));
        }
        boolean sound = text.broken().isEmpty()
                && events.stream().allMatch(one -> one.problems().isEmpty());
        return new Examination(sound && !events.isEmpty(), List.copyOf(events), text.broken());
    }

    private static List<String> nameOf(JsonNode event) {
        return List.of(event.path("source").asText(), event.path("id").asText());
    }

    private static List<String> placeOf(JsonNode event) {
        return List.of(
                event.path("subject").asText(),
                event.path("data").path("sequence").asText());
    }

    private static Optional<String> idOf(JsonNode event) {
        return Optional.of(event.path("id").asText())
                .filter(id -> !id.isBlank() && !EventContract.couldNameAPerson(id));
    }

    String asText() {
        var text = new StringBuilder();
        for (var one : events) {
            text.append("event %d, line %d%s: %s%n"
                    .formatted(
                            one.number(),
                            one.line(),
                            one.id().map(id -> " (" + id + ")").orElse(""),
                            one.problems().isEmpty() ? "sound" : "would have no effect"));
            one.problems().forEach(problem -> append(text, "  ✗", problem));
            one.notes().forEach(note -> append(text, "  ·", note));
        }
        brokenAt.ifPresent(
                place -> text.append("line %d, column %d: from here on it is not JSON, or a member stands there twice%n"
                        .formatted(place.line(), place.column())));
        return text.append("%d events, %d sound%n"
                        .formatted(
                                events.size(),
                                events.stream()
                                        .filter(one -> one.problems().isEmpty())
                                        .count()))
                .toString();
    }

    private static void append(StringBuilder text, String sign, EventProblem problem) {
        text.append("%s %s %s%n".formatted(sign, problem.path().isEmpty() ? "/" : problem.path(), problem.problem()));
    }
}
