package no.portvakt.minside.submission;

import java.time.Instant;
import java.util.Map;

/**
 * A form that somebody wants to go on with later. Prints without what she wrote.
 *
 * @param typed what she wrote, by field path; never what was fetched
 * @param expires when it is deleted
 */
public record Draft(String service, Map<String, String> typed, Instant saved, Instant expires) {

    public Draft {
        typed = Map.copyOf(typed);
    }

    @Override
    public String toString() {
        return "Draft[" + service + " " + saved + "]";
    }
}
