package no.portvakt.minside.fagsystem;

import java.time.Instant;
import java.util.Map;

/** What a source said. */
public sealed interface SourceAnswer {

    /**
     * It answered.
     *
     * @param values by field path; a field that it knows nothing about is not in it. Prints without the values.
     */
    record Answered(Map<String, String> values, Instant fetched, Instant validUntil) implements SourceAnswer {

        public Answered {
            values = Map.copyOf(values);
        }

        @Override
        public String toString() {
            return "Answered[fields=" + values.keySet() + "]";
        }
    }

    /** It did not, or could not be understood; without personal data, for a log. */
    record Failed(String problem) implements SourceAnswer {}
}
