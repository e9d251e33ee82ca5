package no.portvakt.minside.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import no.portvakt.minside.event.EventContract;
import no.portvakt.minside.event.EventProblem;

/** An event held against the contract, before the database is asked anything. */
sealed interface EventRead {

    /** It has no name to be kept by. */
    record Unnamed(List<EventProblem> problems) implements EventRead {

        public Unnamed {
            problems = List.copyOf(problems);
        }
    }

    /**
     * It can be kept.
     *
     * @param body what is kept of it
     * @param known whether it is of a type that we know
     * @param problems all that is wrong with it
     * @param news what it says, where nothing is wrong
     */
    record Named(Inbox.Key key, String body, boolean known, List<EventProblem> problems, Optional<CaseNews> news)
            implements EventRead {

        public Named {
            problems = List.copyOf(problems);
        }
    }

    /** What is wrong with nothing needs to be looked at once: its envelope is part of the contract. */
    static EventRead of(String fagsystem, JsonNode event, EventContract contract, StatusCodes codes) {
        var problems = contract.problemsOf(event);
        var unnamed = problems.isEmpty() ? problems : contract.problemsOfEnvelope(event);
        if (!unnamed.isEmpty()) {
            return new Unnamed(unnamed);
        }
        boolean known = EventContract.isKnown(event);
        return new Named(
                new Inbox.Key(
                        fagsystem,
                        event.path("source").asText(),
                        event.path("id").asText()),
                withoutCaseworker(event),
                known,
                problems,
                known && problems.isEmpty() ? CaseNews.read(event, codes) : Optional.empty());
    }

    private static String withoutCaseworker(JsonNode event) {
        if (!event.path("data").has("caseworker")) {
            return event.toString();
        }
        var kept = event.deepCopy();
        if (kept.path("data") instanceof ObjectNode data) {
            data.remove("caseworker");
        }
        return kept.toString();
    }
}
