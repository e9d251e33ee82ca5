package no.portvakt.profiles.simulate;

import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.policy.Emergency;
import no.portvakt.profiles.policy.Issuers;
import no.portvakt.profiles.policy.Policy;

/**
 * Replays recorded decisions on a draft: the same function decides, on what was recorded and nothing else. A million
 * records take seconds, since each distinct request is looked up once and a person is kept as one number.
 *
 * <p>An instance can replay many times and is thread-safe.
 */
public final class Simulation {

    private final Policy draft;
    private final WatchedWords watched;

    private final Optional<Policy> inForce;

    private Simulation(Policy draft, WatchedWords watched, Optional<Policy> inForce) {
        this.draft = draft;
        this.watched = watched;
        this.inForce = inForce;
    }

    /** A draft by itself, without emergencies: as it would be once they are over. */
    public static Policy compiled(ServiceCatalog draft) {
        return Policy.compile(draft, Emergency.NONE, new Issuers.OfRecords());
    }

    /** With records of which it is not known what was watched: every {@code *} may be any literal of the draft. */
    public static Simulation of(Policy draft) {
        return of(draft, WatchedWords.none());
    }

    /**
     * With records that would have named these words.
     *
     * @param draft compiled with the emergencies that are to be in force, or {@link #compiled} without any
     * @param watched what was watched in all of the time that the records are from: a {@code *} is none of these
     */
    public static Simulation of(Policy draft, WatchedWords watched) {
        return new Simulation(draft, watched, Optional.empty());
    }

    /**
     * The same, knowing which policy made the decisions: what a record does not say can then often be told from how it
     * ended. Only for a time in which no other policy and no other emergency was in force.
     */
    public Simulation recordedUnder(Policy policy) {
        return new Simulation(draft, watched, Optional.of(policy));
    }

    /** Reads to the end, in any order of time. */
    public SimulationReport replay(Iterator<RecordedDecision> records) {
        var readings = new Readings(draft, inForce, watched);
        var report = new ReportBuilder();
        while (records.hasNext()) {
            var record = records.next();
            report.add(record, readings.find(record));
        }
        return report.report();
    }

    /** The same, with records of which each says what was watched when it was made. */
    public SimulationReport replayWatched(Iterator<WatchedDecision> records) {
        var readings = new IdentityHashMap<WatchedWords, Readings>();
        var report = new ReportBuilder();
        while (records.hasNext()) {
            var record = records.next();
            report.add(
                    record.decision(),
                    readings.computeIfAbsent(record.watched(), words -> new Readings(draft, inForce, words))
                            .find(record.decision()));
        }
        return report.report();
    }

    /** Reads to the end; closing the stream is its owner's. */
    public SimulationReport replay(Stream<RecordedDecision> records) {
        return replay(records.iterator());
    }
}
