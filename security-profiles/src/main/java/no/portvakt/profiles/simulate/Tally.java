package no.portvakt.profiles.simulate;

import java.util.Map;

/**
 * How many requests and persons.
 *
 * @param requests for every effect, zero included
 * @param persons distinct ones, for every effect but {@code UNCHANGED}; a person can be under several
 */
public record Tally(Map<Effect, Long> requests, Map<Effect, Integer> persons) {

    public Tally {
        requests = Map.copyOf(requests);
        persons = Map.copyOf(persons);
    }

    public long requests(Effect effect) {
        return requests.getOrDefault(effect, 0L);
    }

    /** None are counted for {@code UNCHANGED}. */
    public int persons(Effect effect) {
        return persons.getOrDefault(effect, 0);
    }

    public long allRequests() {
        return requests.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether the draft would have made no difference that we can see. */
    public boolean isUnchanged() {
        return allRequests() == requests(Effect.UNCHANGED);
    }
}
