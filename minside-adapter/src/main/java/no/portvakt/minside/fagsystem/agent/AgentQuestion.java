package no.portvakt.minside.fagsystem.agent;

import java.util.List;
import java.util.UUID;

/**
 * A question as it crosses to an agent, {@code docs/contracts/agent.md}. Prints without the person.
 *
 * @param id of this question
 * @param connector the connector that it is for
 * @param person the national id number
 * @param service the service that needs the fields
 * @param fields their paths
 * @param correlation the id of the request that it is made for
 * @param within milliseconds that somebody waits for the answer
 */
record AgentQuestion(
        UUID id,
        String connector,
        String person,
        String service,
        List<String> fields,
        String correlation,
        long within) {

    AgentQuestion {
        fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
        return "AgentQuestion[" + id + " " + connector + "]";
    }
}
