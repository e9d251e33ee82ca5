package no.portvakt.profiles.simulate;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts one row of the report. Whom nothing would change for is not remembered. */
final class Counter {

    /** For records of people whom nobody asked who they are. */
    static final int NOBODY = -1;

    private final Map<Effect, Long> requests = new EnumMap<>(Effect.class);
    private final Map<Effect, PersonSet> persons = new EnumMap<>(Effect.class);

    void count(Effect effect, int person) {
        requests.merge(effect, 1L, Long::sum);
        if (person != NOBODY && effect != Effect.UNCHANGED) {
            persons.computeIfAbsent(effect, _ -> new PersonSet()).add(person);
        }
    }

    Tally tally() {
        Map<Effect, Long> counted = new EnumMap<>(Effect.class);
        for (var effect : Effect.values()) {
            counted.put(effect, requests.getOrDefault(effect, 0L));
        }
        return new Tally(
                counted,
                persons.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .size())));
    }
}
