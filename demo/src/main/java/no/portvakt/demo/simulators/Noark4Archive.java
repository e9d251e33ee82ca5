package no.portvakt.demo.simulators;

import static java.util.Comparator.comparingInt;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.w3c.dom.Element;

/**
 * The archive's memory: cases and journal entries by the key of the system that sent them. Putting under a key that is
 * there already replaces the content and keeps the number, as archives do. Numbers begin at the second of the day, since
 * the memory ends with the process and the adapter's does not: two runs do not give the same number. Thread-safe.
 */
final class Noark4Archive {

    private static final ZoneId HERE = ZoneId.of("Europe/Oslo");

    private final Clock clock;
    private final Optional<ArchiveJournal> journal;
    private final AtomicInteger nextCase;
    private final AtomicInteger nextEntry;
    private final Map<ExternalKey, StoredCase> cases = new ConcurrentHashMap<>();
    private final Map<ExternalKey, StoredEntry> entries = new ConcurrentHashMap<>();

    Noark4Archive(Clock clock) {
        this(clock, Optional.empty());
    }

    /**
     * An archive that outlives its process.
     *
     * @param journal what it took before, and where it writes what it takes
     */
    Noark4Archive(Clock clock, Optional<ArchiveJournal> journal) {
        this.clock = clock;
        this.journal = journal;
        int first = 1 + clock.instant().atZone(HERE).toLocalTime().toSecondOfDay();
        var before = journal.map(ArchiveJournal::puts).orElse(List.of());
        before.forEach(this::take);
        int next = Math.max(
                first,
                1 + before.stream().mapToInt(ArchiveJournal.Put::sequence).max().orElse(0));
        this.nextCase = new AtomicInteger(next);
        this.nextEntry = new AtomicInteger(next);
    }

    private void take(ArchiveJournal.Put put) {
        var content = SoapEnvelope.read(put.xml());
        var key = ExternalKey.parse(put.key());
        switch (put.kind()) {
            case CASE -> cases.put(key, new StoredCase(key, put.on().getYear(), put.sequence(), put.on(), content));
            case ENTRY ->
                entries.put(
                        key, new StoredEntry(key, ExternalKey.parse(put.caseKey()), put.sequence(), put.on(), content));
        }
    }

    StoredCase putCase(ExternalKey key, Element content) {
        return cases.compute(key, (_, old) -> {
            var put = old == null
                    ? new StoredCase(key, today().getYear(), nextCase.getAndIncrement(), today(), content)
                    : new StoredCase(key, old.year(), old.sequence(), old.opened(), content);
            write(ArchiveJournal.Kind.CASE, key, key, put.sequence(), put.opened(), content);
            return put;
        });
    }

    /** Empty when the case that it belongs to was never put. */
    Optional<StoredEntry> putEntry(ExternalKey key, ExternalKey caseKey, Element content) {
        if (!cases.containsKey(caseKey)) {
            return Optional.empty();
        }
        return Optional.of(entries.compute(key, (_, old) -> {
            int number = old == null ? nextEntry.getAndIncrement() : old.sequence();
            write(ArchiveJournal.Kind.ENTRY, key, caseKey, number, today(), content);
            return new StoredEntry(key, caseKey, number, today(), content);
        }));
    }

    private void write(
            ArchiveJournal.Kind kind, ExternalKey key, ExternalKey caseKey, int sequence, LocalDate on, Element xml) {
        journal.ifPresent(kept -> kept.write(new ArchiveJournal.Put(
                kind, key.toString(), caseKey.toString(), sequence, on, SoapEnvelope.write(xml))));
    }

    Optional<StoredCase> caseBy(ExternalKey key) {
        return Optional.ofNullable(cases.get(key));
    }

    Optional<StoredCase> caseBy(String number) {
        return cases.values().stream()
                .filter(stored -> stored.number().equals(number))
                .findFirst();
    }

    List<StoredCase> cases() {
        return List.copyOf(cases.values());
    }

    /** Those that nobody has decided, the oldest first. */
    List<StoredCase> undecided() {
        return cases.values().stream()
                .filter(stored -> entriesOf(stored.key()).stream().noneMatch(StoredEntry::isOutgoing))
                .sorted(comparingInt(StoredCase::year).thenComparingInt(StoredCase::sequence))
                .toList();
    }

    Optional<StoredEntry> entryBy(ExternalKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    List<StoredEntry> entriesOf(ExternalKey caseKey) {
        return entries.values().stream()
                .filter(entry -> entry.caseKey().equals(caseKey))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(HERE));
    }

    /** A case: what was sent, and the number that the archive gave it. */
    record StoredCase(ExternalKey key, int year, int sequence, LocalDate opened, Element content) {

        String number() {
            return year + "/" + sequence;
        }
    }

    /** A journal entry of a case. */
    record StoredEntry(ExternalKey key, ExternalKey caseKey, int sequence, LocalDate journaled, Element content) {

        boolean isOutgoing() {
            return SoapEnvelope.text(content, "jpNdoktype").equals("U");
        }
    }
}
