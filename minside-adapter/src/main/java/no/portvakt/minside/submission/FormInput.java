package no.portvakt.minside.submission;

import java.util.Map;

/**
 * A form as it was sent.
 *
 * @param service whose form
 * @param idempotencyKey made by the sender for this one form: the same key again gives the same receipt
 * @param values by field path; prints without them
 */
public record FormInput(String service, String idempotencyKey, Map<String, String> values) {

    public FormInput {
        values = Map.copyOf(values);
    }

    @Override
    public String toString() {
        return "FormInput[service=" + service + ", fields=" + values.keySet() + "]";
    }
}
