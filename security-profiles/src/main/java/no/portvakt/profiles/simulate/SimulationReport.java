package no.portvakt.profiles.simulate;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.portvakt.profiles.catalog.ServiceId;

/**
 * What a draft would have done to the requests of a time that is over.
 *
 * @param total all of them
 * @param persons how many different persons made them, so far as they were asked who they are
 * @param byService those services that had a request
 * @param byHour those hours that had a request; each by its beginning
 * @param byLoginMethod by the word that profiles use; {@link #NOT_LOGGED_IN} for requests without a log-in
 * @param leftOpen why requests are undecidable, and how many for each reason
 * @param first when the first of them was made
 * @param last when the last of them was made
 */
public record SimulationReport(
        Tally total,
        int persons,
        SortedMap<ServiceId, Tally> byService,
        SortedMap<Instant, Tally> byHour,
        SortedMap<String, Tally> byLoginMethod,
        Map<LeftOpen, Long> leftOpen,
        Optional<Instant> first,
        Optional<Instant> last) {

    /** Stands in {@code byLoginMethod} for requests of people who were not logged in. */
    public static final String NOT_LOGGED_IN = "none";

    public SimulationReport {
        byService = Collections.unmodifiableSortedMap(new TreeMap<>(byService));
        byHour = Collections.unmodifiableSortedMap(new TreeMap<>(byHour));
        byLoginMethod = Collections.unmodifiableSortedMap(new TreeMap<>(byLoginMethod));
        leftOpen = Map.copyOf(leftOpen);
    }
}
