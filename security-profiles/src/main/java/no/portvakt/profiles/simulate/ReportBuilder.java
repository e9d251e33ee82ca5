package no.portvakt.profiles.simulate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.portvakt.profiles.catalog.ServiceId;

/** Adds up one replay. A person is a number here, given in the order of appearance. Not thread-safe. */
final class ReportBuilder {

    private final Counter total = new Counter();
    private final Map<ServiceId, Counter> byService = new HashMap<>();
    private final Map<Instant, Counter> byHour = new HashMap<>();
    private final Map<String, Counter> byLoginMethod = new HashMap<>();
    private final Map<LeftOpen, Long> leftOpen = new EnumMap<>(LeftOpen.class);
    private final Map<PersonHash, Integer> persons = new HashMap<>();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    void add(RecordedDecision record, Finding finding) {
        var effect = finding.effect();
        finding.leftOpen().ifPresent(why -> leftOpen.merge(why, 1L, Long::sum));
        int person = record.person().map(this::numberOf).orElse(Counter.NOBODY);
        total.count(effect, person);
        row(byService, record.service()).count(effect, person);
        row(byHour, record.at().truncatedTo(ChronoUnit.HOURS)).count(effect, person);
        row(byLoginMethod, record.loginMethod().orElse(SimulationReport.NOT_LOGGED_IN))
                .count(effect, person);
        first = first.filter(known -> !record.at().isBefore(known)).or(() -> Optional.of(record.at()));
        last = last.filter(known -> !record.at().isAfter(known)).or(() -> Optional.of(record.at()));
    }

    SimulationReport report() {
        return new SimulationReport(
                total.tally(),
                persons.size(),
                tallies(byService),
                tallies(byHour),
                tallies(byLoginMethod),
                leftOpen,
                first,
                last);
    }

    private int numberOf(PersonHash person) {
        var next = persons.size();
        return persons.computeIfAbsent(person, _ -> next);
    }

    private static <K> Counter row(Map<K, Counter> rows, K key) {
        return rows.computeIfAbsent(key, _ -> new Counter());
    }

    private static <K> SortedMap<K, Tally> tallies(Map<K, Counter> rows) {
        SortedMap<K, Tally> tallies = new TreeMap<>();
        rows.forEach((key, counter) -> tallies.put(key, counter.tally()));
        return tallies;
    }
}
