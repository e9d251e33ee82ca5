package no.portvakt.minside.fagsystem.agent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import no.portvakt.minside.fagsystem.SourceAnswer;

/** An answer as it comes from an agent, {@code docs/contracts/agent.md}. Prints without the values. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AgentAnswer.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = AgentAnswer.Failed.class, name = "failed")
})
@JsonInclude(JsonInclude.Include.ALWAYS)
sealed interface AgentAnswer {

    /** What the system says. */
    record Answered(Map<String, String> values, Instant fetched, Instant validUntil) implements AgentAnswer {

        public Answered {
            values = Map.copyOf(values);
            // Whoever leaves them out has not said how long it holds.
            Objects.requireNonNull(fetched);
            Objects.requireNonNull(validUntil);
        }

        @Override
        public String toString() {
            return "Answered[" + values.keySet() + "]";
        }
    }

    /** Why it says nothing; names nobody. */
    record Failed(String problem) implements AgentAnswer {

        public Failed {
            Objects.requireNonNull(problem);
        }
    }

    static AgentAnswer of(SourceAnswer answer) {
        return switch (answer) {
            case SourceAnswer.Answered(var values, var fetched, var validUntil) ->
                new Answered(values, fetched, validUntil);
            case SourceAnswer.Failed(var problem) -> new Failed(problem);
        };
    }
}
