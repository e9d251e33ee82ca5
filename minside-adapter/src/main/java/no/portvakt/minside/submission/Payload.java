package no.portvakt.minside.submission;

import java.util.Map;
import java.util.Optional;
import no.portvakt.trust.identity.NationalId;

/**
 * What is kept of a form, sealed. Prints without it.
 *
 * @param person the national id number, verified at log-in: the caseworker needs it
 * @param language what the citizen read
 * @param sent the values as they were sent, to tell a repetition from another form
 * @param values the values that count, by field path
 */
record Payload(String person, String language, Map<String, String> sent, Map<String, Value> values) {

    Payload {
        sent = Map.copyOf(sent);
        values = Map.copyOf(values);
    }

    static Payload of(NationalId person, String language, Map<String, String> sent, Map<String, Value> values) {
        return new Payload(person.reveal(), language, sent, values);
    }

    @Override
    public String toString() {
        return "Payload[fields=" + values.keySet() + "]";
    }

    /**
     * One value.
     *
     * @param source where it was fetched, if it still is what was fetched
     */
    record Value(String text, Optional<String> source) {

        @Override
        public String toString() {
            return "Value[" + source.orElse("") + "]";
        }
    }
}
