package no.portvakt.minside.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.portvakt.minside.status.EventOutcome.Reason;
import no.portvakt.profiles.level.SecurityLevel;
import org.jdbi.v3.core.Handle;

/**
 * What events do, one after the other, worked out in memory on cases that are locked: what is to be written afterwards, all
 * at once. One transaction, one thread.
 */
final class EventBatch {

    private final String fagsystem;
    private final Map<UUID, CaseRow> cases;
    private final Set<Step> steps;
    private final Map<Inbox.Key, Inbox.Known> known;
    private final CaseSeals seals;
    private final Instant now;
    private final Set<Inbox.Key> before;
    private final Map<Inbox.Key, Inbox.Row> inboxRows = new LinkedHashMap<>();
    private final List<MilestoneRow> milestones = new ArrayList<>();
    private final Set<UUID> touched = new HashSet<>();
    private final List<StatusChange> withPapers = new ArrayList<>();
    private final Map<UUID, TakenBack> takenBack = new LinkedHashMap<>();
    private final Set<UUID> removed;
    private final List<Inbox.Key> forgotten = new ArrayList<>();

    /**
     * Begins.
     *
     * @param cases that the events speak of, as far as they are there, locked
     * @param steps that are taken, of those that the events want
     * @param known events that came before
     * @param removed those of the cases that are removed
     */
    EventBatch(
            String fagsystem,
            Map<UUID, CaseRow> cases,
            Set<Step> steps,
            Map<Inbox.Key, Inbox.Known> known,
            Set<UUID> removed,
            CaseSeals seals,
            Instant now) {
        this.fagsystem = fagsystem;
        this.cases = new HashMap<>(cases);
        this.steps = new HashSet<>(steps);
        this.known = new HashMap<>(known);
        this.before = Set.copyOf(known.keySet());
        this.removed = new HashSet<>(removed);
        this.seals = seals;
        this.now = now;
    }

    /** The next event. */
    EventOutcome take(EventRead.Named event) {
        if (known.get(event.key()) == Inbox.Known.SETTLED) {
            return new EventOutcome.Duplicate();
        }
        var outcome = apply(event);
        if (outcome instanceof EventOutcome.Removed) {
            if (before.contains(event.key())) {
                forgotten.add(event.key());
            }
            return outcome;
        }
        inboxRows.put(
                event.key(),
                new Inbox.Row(
                        event.key(),
                        before.contains(event.key()),
                        event.body(),
                        outcome,
                        event.news().map(CaseNews::caseId).filter(cases::containsKey)));
        known.put(event.key(), outcome instanceof EventOutcome.SetAside ? Inbox.Known.SET_ASIDE : Inbox.Known.SETTLED);
        return outcome;
    }

    private EventOutcome apply(EventRead.Named event) {
        if (!event.known()) {
            return new EventOutcome.SetAside(Reason.UNKNOWN_TYPE, event.problems());
        }
        if (event.news().isEmpty()) {
            return new EventOutcome.SetAside(Reason.INVALID_DATA, event.problems());
        }
        var news = event.news().get();
        if (removed.contains(news.caseId())) {
            return new EventOutcome.Removed();
        }
        return Optional.ofNullable(cases.get(news.caseId()))
                .map(row -> apply(row, news))
                .orElseGet(() -> new EventOutcome.SetAside(Reason.UNKNOWN_CASE));
    }

    private EventOutcome apply(CaseRow row, CaseNews news) {
        if (!row.fagsystem().equals(fagsystem)) {
            return new EventOutcome.SetAside(Reason.NOT_YOUR_CASE);
        }
        return switch (news) {
            case StatusChange change -> change(row, change);
            case TakenBack gone -> takeBack(row, gone);
        };
    }

    /** What is on its way to the archive has a number soon; the event is kept until it is sent again. */
    private EventOutcome takeBack(CaseRow row, TakenBack gone) {
        if (row.caseNumber().isEmpty()) {
            return new EventOutcome.SetAside(Reason.BEING_FILED);
        }
        takenBack.put(row.id(), gone);
        removed.add(row.id());
        return new EventOutcome.Removed();
    }

    private EventOutcome change(CaseRow row, StatusChange change) {
        if (!steps.add(new Step(row.id(), change.sequence()))) {
            return new EventOutcome.SetAside(Reason.SEQUENCE_TAKEN);
        }
        milestones.add(new MilestoneRow(
                row.id(),
                change.sequence(),
                change.status().id(),
                change.milestone().map(seals::sealDetail),
                change.time()));
        if (change.parts().isAny()) {
            withPapers.add(change);
        }
        boolean late = change.sequence() < row.lastSequence();
        cases.put(row.id(), late ? raised(row, change) : moved(row, change));
        touched.add(row.id());
        return late ? new EventOutcome.Late() : new EventOutcome.Recorded();
    }

    Instant now() {
        return now;
    }

    Collection<Inbox.Row> inboxRows() {
        return inboxRows.values();
    }

    List<MilestoneRow> milestones() {
        return milestones;
    }

    List<CaseRow> moved() {
        return touched.stream()
                .map(id -> Optional.ofNullable(cases.get(id)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Set aside before, and of no use any more. */
    List<Inbox.Key> forgotten() {
        return forgotten;
    }

    /** Removes what was taken back, with all that was written of it just now. */
    void remove(Handle handle, Removing removing) {
        takenBack.forEach((id, gone) -> Optional.ofNullable(cases.get(id))
                .ifPresent(row -> removing.remove(
                        handle,
                        row,
                        new Removing.Removal(
                                Removing.Why.TAKEN_BACK,
                                gone.because().id(),
                                gone.time(),
                                gone.because().text()))));
    }

    /** Deadlines and documents, which few events have. */
    void papers(Handle handle) {
        for (var change : withPapers) {
            for (var deadline : change.parts().deadlines()) {
                CasePapers.put(
                        handle,
                        new DeadlineRow(change.caseId(), deadline.kind().id(), deadline.date(), change.sequence()));
            }
            for (var document : change.parts().documents()) {
                CasePapers.put(handle, change.caseId(), document, seals, change.sequence());
            }
        }
    }

    private CaseRow moved(CaseRow row, StatusChange change) {
        return new CaseRow(
                row.id(),
                row.personKey(),
                row.service(),
                row.fagsystem(),
                higher(row.level(), change.level()),
                change.status().id(),
                change.raw(),
                change.sequence(),
                change.title().map(seals::sealSubject).or(row::subjectSealed),
                row.caseNumber(),
                row.receivedAt(),
                now);
    }

    /** A late event may still raise the level: letting it pass would show what it asked to hide. */
    private static CaseRow raised(CaseRow row, StatusChange change) {
        return new CaseRow(
                row.id(),
                row.personKey(),
                row.service(),
                row.fagsystem(),
                higher(row.level(), change.level()),
                row.status(),
                row.rawStatus(),
                row.lastSequence(),
                row.subjectSealed(),
                row.caseNumber(),
                row.receivedAt(),
                row.changedAt());
    }

    private static int higher(int stored, Optional<SecurityLevel> asked) {
        return Math.max(stored, asked.map(SecurityLevel::number).orElse(0));
    }
}
