package no.portvakt.minside.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import no.portvakt.minside.event.EventContract;
import no.portvakt.minside.status.EventOutcome.Reason;
import no.portvakt.profiles.level.SecurityLevel;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Takes in what fagsystemer say about cases. One transaction per event: its inbox row and its effect, or neither. */
public final class EventIntake {

    private final Jdbi jdbi;
    private final Inbox inbox;
    private final Cases cases;
    private final CaseSeals seals;
    private final StatusCodes codes;
    private final EventContract contract;
    private final Clock clock;

    public EventIntake(Jdbi jdbi, Inbox inbox, Cases cases, CaseSeals seals, StatusCodes codes, Clock clock) {
        this.contract = new EventContract(code -> codes.read(code).isPresent());
        this.jdbi = jdbi;
        this.inbox = inbox;
        this.cases = cases;
        this.seals = seals;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * Takes in one event.
     *
     * @param fagsystem who sent it, as its token says
     * @param event whatever was sent
     */
    public EventOutcome receive(String fagsystem, JsonNode event) {
        var unnamed = contract.problemsOfEnvelope(event);
        return unnamed.isEmpty()
                ? jdbi.inTransaction(handle -> receiveNamed(handle, fagsystem, event))
                : new EventOutcome.Refused(unnamed);
    }

    /** The same in the caller's transaction. */
    EventOutcome receive(Handle handle, String fagsystem, JsonNode event) {
        var unnamed = contract.problemsOfEnvelope(event);
        return unnamed.isEmpty() ? receiveNamed(handle, fagsystem, event) : new EventOutcome.Refused(unnamed);
    }

    private EventOutcome receiveNamed(Handle handle, String fagsystem, JsonNode event) {
        var key = new Inbox.Key(
                fagsystem, event.path("source").asText(), event.path("id").asText());
        if (!inbox.claim(handle, key, withoutCaseworker(event), clock.instant())) {
            return new EventOutcome.Duplicate();
        }
        var outcome = apply(handle, fagsystem, event);
        inbox.settle(handle, key, outcome);
        return outcome;
    }

    private static String withoutCaseworker(JsonNode event) {
        var kept = event.deepCopy();
        if (kept.path("data") instanceof ObjectNode data) {
            data.remove("caseworker");
        }
        return kept.toString();
    }

    private EventOutcome apply(Handle handle, String fagsystem, JsonNode event) {
        var problems = contract.problemsOf(event);
        if (!EventContract.isStatusChange(event)) {
            return new EventOutcome.SetAside(Reason.UNKNOWN_TYPE, problems);
        }
        var change = problems.isEmpty() ? StatusChange.read(event, codes) : Optional.<StatusChange>empty();
        if (change.isEmpty()) {
            return new EventOutcome.SetAside(Reason.INVALID_DATA, problems);
        }
        var row = cases.lock(handle, change.get().caseId());
        if (row.isEmpty()) {
            return new EventOutcome.SetAside(Reason.UNKNOWN_CASE);
        }
        if (!row.get().fagsystem().equals(fagsystem)) {
            return new EventOutcome.SetAside(Reason.NOT_YOUR_CASE);
        }
        return record(handle, row.get(), change.get());
    }

    private EventOutcome record(Handle handle, CaseRow row, StatusChange change) {
        var milestone = new MilestoneRow(
                row.id(),
                change.sequence(),
                change.status().id(),
                change.milestone().map(seals::sealDetail),
                change.time());
        if (!cases.addMilestone(handle, milestone)) {
            return new EventOutcome.SetAside(Reason.SEQUENCE_TAKEN);
        }
        put(handle, row, change);
        boolean late = change.sequence() < row.lastSequence();
        cases.move(handle, late ? raised(row, change) : moved(row, change, clock.instant()));
        return late ? new EventOutcome.Late() : new EventOutcome.Recorded();
    }

    private void put(Handle handle, CaseRow row, StatusChange change) {
        for (var deadline : change.parts().deadlines()) {
            CasePapers.put(handle, new DeadlineRow(row.id(), deadline.kind().id(), deadline.date(), change.sequence()));
        }
        for (var document : change.parts().documents()) {
            CasePapers.put(handle, row.id(), document, seals, change.sequence());
        }
    }

    private CaseRow moved(CaseRow row, StatusChange change, Instant now) {
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
