package no.portvakt.minside.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.portvakt.minside.event.EventContract;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Takes in what fagsystemer say about cases. What comes together is one transaction: inbox rows and their effects, or none
 * of them. Cases are locked first, in the order of their ids, so that two who speak of the same ones wait for each other.
 */
public final class EventIntake {

    /** An event that comes twice at the same moment is new to both; one of them breaks, and looks again. */
    private static final int TRIES = 3;

    private final Jdbi jdbi;
    private final Inbox inbox;
    private final Cases cases;
    private final Removing removing;
    private final CaseSeals seals;
    private final StatusCodes codes;
    private final EventContract contract;
    private final Clock clock;

    public EventIntake(
            Jdbi jdbi, Inbox inbox, Cases cases, Removing removing, CaseSeals seals, StatusCodes codes, Clock clock) {
        this.contract = new EventContract(code -> codes.read(code).isPresent());
        this.jdbi = jdbi;
        this.inbox = inbox;
        this.cases = cases;
        this.removing = removing;
        this.seals = seals;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * Takes in events, in their order.
     *
     * @param fagsystem who sent them, as its token says
     * @param events whatever was sent
     * @return what became of each
     */
    public List<EventOutcome> receive(String fagsystem, List<JsonNode> events) {
        var read = events.stream().map(event -> read(fagsystem, event)).toList();
        for (int tries = 1; ; tries++) {
            try {
                return jdbi.inTransaction(handle -> takeIn(handle, fagsystem, read));
            } catch (UnableToExecuteStatementException collided) {
                if (tries == TRIES || !isCollision(collided)) {
                    throw collided;
                }
            }
        }
    }

    /** One event, in the caller's transaction. */
    EventOutcome receive(Handle handle, String fagsystem, JsonNode event) {
        return takeIn(handle, fagsystem, List.of(read(fagsystem, event))).getFirst();
    }

    private EventRead read(String fagsystem, JsonNode event) {
        return EventRead.of(fagsystem, event, contract, codes);
    }

    private List<EventOutcome> takeIn(Handle handle, String fagsystem, List<EventRead> events) {
        var named = events.stream()
                .filter(EventRead.Named.class::isInstance)
                .map(EventRead.Named.class::cast)
                .toList();
        if (named.isEmpty()) {
            return outcomes(events, _ -> new EventOutcome.Duplicate());
        }
        var ids = caseIds(named);
        var locked = cases.lock(handle, ids);
        var batch = new EventBatch(
                fagsystem,
                locked,
                cases.taken(handle, steps(named)),
                inbox.known(
                        handle,
                        fagsystem,
                        named.stream().map(EventRead.Named::key).toList()),
                removedOf(handle, ids, locked.keySet()),
                seals,
                clock.instant());
        var outcomes = outcomes(events, batch::take);
        write(handle, batch);
        return outcomes;
    }

    /** Looked for only where a case is not there: nearly never. */
    private Set<UUID> removedOf(Handle handle, List<UUID> ids, Set<UUID> found) {
        var missing = ids.stream().filter(id -> !found.contains(id)).toList();
        return missing.isEmpty() ? Set.of() : removing.removed(handle, missing);
    }

    private static List<UUID> caseIds(List<EventRead.Named> named) {
        return named.stream()
                .map(EventRead.Named::news)
                .flatMap(Optional::stream)
                .map(CaseNews::caseId)
                .distinct()
                .sorted()
                .toList();
    }

    private static Set<Step> steps(List<EventRead.Named> named) {
        return named.stream()
                .map(EventRead.Named::news)
                .flatMap(Optional::stream)
                .filter(StatusChange.class::isInstance)
                .map(StatusChange.class::cast)
                .map(change -> new Step(change.caseId(), change.sequence()))
                .collect(Collectors.toSet());
    }

    private static List<EventOutcome> outcomes(List<EventRead> events, Function<EventRead.Named, EventOutcome> take) {
        var outcomes = new ArrayList<EventOutcome>();
        for (var event : events) {
            outcomes.add(
                    switch (event) {
                        case EventRead.Unnamed unnamed -> new EventOutcome.Refused(unnamed.problems());
                        case EventRead.Named one -> take.apply(one);
                    });
        }
        return outcomes;
    }

    private void write(Handle handle, EventBatch batch) {
        inbox.forget(handle, batch.forgotten());
        inbox.write(handle, batch.inboxRows(), batch.now());
        cases.addMilestones(handle, batch.milestones());
        cases.move(handle, batch.moved(), batch.now());
        batch.papers(handle);
        batch.remove(handle, removing);
    }

    /** SQLSTATE 23505: somebody else's row was first. 40: the database chose to break a knot. */
    private static boolean isCollision(UnableToExecuteStatementException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().equals("23505") || sql.getSQLState().startsWith("40"))) {
                return true;
            }
        }
        return false;
    }
}
