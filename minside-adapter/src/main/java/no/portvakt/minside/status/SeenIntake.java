package no.portvakt.minside.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.portvakt.minside.event.EventContract;
import org.jdbi.v3.core.Handle;

/**
 * Takes in what was seen at the archive as if it had been told: by the same contract, into the same inbox. What is seen is
 * where a case stands now, so it comes after whatever was known. Thread-safe.
 */
public final class SeenIntake {

    /** The source of its events. */
    public static final String SOURCE = "urn:portvakt:archive";

    private final EventIntake intake;
    private final Cases cases;
    private final Removing removing;
    private final Set<String> fagsystemer;

    /**
     * Makes the intake.
     *
     * @param fagsystemer that do not tell of their cases themselves
     */
    public SeenIntake(EventIntake intake, Cases cases, Removing removing, Set<String> fagsystemer) {
        this.intake = intake;
        this.cases = cases;
        this.removing = removing;
        this.fagsystemer = Set.copyOf(fagsystemer);
    }

    /** Takes in what was seen of one case, in the caller's transaction. */
    public SeenOutcome see(Handle handle, Seen seen) {
        var row = StoredCases.CaseId.parse(seen.key()).flatMap(id -> cases.lock(handle, id));
        if (row.isEmpty()) {
            return isRemoved(handle, seen) ? new SeenOutcome.NotAsked() : unknown(handle, seen);
        }
        if (!fagsystemer.contains(row.get().fagsystem())
                || row.get().caseNumber().isEmpty()) {
            return new SeenOutcome.NotAsked();
        }
        return known(handle, row.get(), seen);
    }

    /** The archive keeps its cases for longer than we show them. */
    private boolean isRemoved(Handle handle, Seen seen) {
        return StoredCases.CaseId.parse(seen.key())
                .filter(id -> !removing.removed(handle, List.of(id)).isEmpty())
                .isPresent();
    }

    private SeenOutcome known(Handle handle, CaseRow row, Seen seen) {
        if (row.caseNumber().filter(seen.number()::equals).isEmpty()) {
            return new SeenOutcome.Quarantined("another-number");
        }
        if (cases.isNumberOfAnother(handle, seen.number(), row.id())) {
            return new SeenOutcome.Quarantined("number-of-two-cases");
        }
        if (row.rawStatus().equals(seen.status())) {
            return new SeenOutcome.Same();
        }
        long sequence = row.lastSequence() + 1;
        var event = event(row.id() + "." + sequence, seen, sequence);
        return switch (intake.receive(handle, row.fagsystem(), event)) {
            case EventOutcome.Recorded recorded -> new SeenOutcome.Moved();
            case EventOutcome.Late late -> new SeenOutcome.Moved();
            case EventOutcome.Duplicate duplicate -> new SeenOutcome.Same();
            case EventOutcome.Removed removed -> new SeenOutcome.NotAsked();
            case EventOutcome.SetAside(var reason, var problems) -> new SeenOutcome.SetAside(reason.id());
            case EventOutcome.Refused refused -> new SeenOutcome.SetAside(refused.id());
        };
    }

    /** Kept where events of unknown cases are, for a person to look at. It is nobody's. */
    private SeenOutcome unknown(Handle handle, Seen seen) {
        var name = StoredCases.CaseId.parse(seen.key()).map(UUID::toString).orElse("sak-" + seen.number());
        intake.receive(handle, SOURCE, event(name, seen, 1));
        return new SeenOutcome.Quarantined(EventOutcome.Reason.UNKNOWN_CASE.id());
    }

    private static ObjectNode event(String id, Seen seen, long sequence) {
        var event = JsonNodeFactory.instance.objectNode();
        event.put("specversion", "1.0")
                .put("id", id)
                .put("source", SOURCE)
                .put("type", EventContract.STATUS_CHANGED)
                .put("subject", seen.key())
                .put("time", seen.at().toString())
                .putObject("data")
                .put("status", seen.status())
                .put("sequence", sequence);
        return event;
    }
}
