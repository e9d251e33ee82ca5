package no.portvakt.gateway.console.life;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.console.audit.OfficerJournal;
import no.portvakt.gateway.console.life.LifeEvent.Kind;
import no.portvakt.gateway.console.life.LifeOutcome.Why;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.gateway.console.officers.OfficerCall;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Approves several proposals as one step: all of them or none, each with a record of its own, and gateways hear of them
 * under one number. For each of them holds what holds for one alone: another officer has proposed it, and nothing is
 * lowered beyond what was proposed, judged for all of them together.
 */
final class JointApproval {

    private static final String APPROVED = "profile.approved";

    /** More than a municipality has documents. */
    private static final int MOST = 500;

    private final Jdbi jdbi;
    private final ProfileStore store;
    private final Activation activation;
    private final OfficerJournal journal;
    private final Clock clock;

    JointApproval(Jdbi jdbi, ProfileStore store, Activation activation, OfficerJournal journal, Clock clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.activation = activation;
        this.journal = journal;
        this.clock = clock;
    }

    JointOutcome approve(OfficerCall call, List<Long> ids, String reason) {
        var invalid = Reasons.refuse("reason", reason);
        if (invalid.isPresent()) {
            return new JointOutcome.Invalid(invalid.get().field(), invalid.get().why());
        }
        var distinct = ids.stream().distinct().toList();
        if (distinct.isEmpty() || distinct.size() > MOST) {
            return new JointOutcome.Invalid("versions", "must be there, and not more than " + MOST);
        }
        try {
            return jdbi.inTransaction(handle -> {
                PolicyVersions.oneAtATime(handle);
                return inTurn(call, handle, distinct, reason);
            });
        } catch (RuntimeException notKept) {
            journal.failed(call, APPROVED, "", notKept);
            throw notKept;
        }
    }

    /** Everything is looked at before anything is written. */
    private JointOutcome inTurn(OfficerCall call, Handle handle, List<Long> ids, String reason) {
        List<Lifeline> lines = new ArrayList<>();
        for (var id : ids) {
            var line = store.find(handle, id).filter(found -> Reach.mayRead(call, found));
            var refusal = line.map(found -> refusal(call, handle, found))
                    .orElseGet(() -> Optional.of(new LifeOutcome.Unknown()));
            if (refusal.isPresent()) {
                return new JointOutcome.NotDone(id, refusal.get());
            }
            lines.add(line.orElseThrow());
        }
        var twice = lines.stream()
                .filter(line -> lines.stream()
                                .filter(other -> other.version()
                                        .document()
                                        .equals(line.version().document()))
                                .count()
                        > 1)
                .findFirst();
        if (twice.isPresent()) {
            return new JointOutcome.Invalid(
                    "versions", "two of them are of " + twice.get().version().document());
        }
        return switch (activation.judgeTogether(handle, lines)) {
            case Verdict.Unsound unsound -> new JointOutcome.NotTogether(unsound.problems());
            case Verdict.Sound sound ->
                sound.judgement().isCoveredBy(agreed(lines))
                        ? approved(call, handle, lines, reason)
                        : new JointOutcome.NotTogether(List.of());
        };
    }

    private static Judgement agreed(List<Lifeline> lines) {
        return Judgement.together(
                lines.stream().flatMap(line -> line.judgement().stream()).toList());
    }

    private Optional<LifeOutcome> refusal(OfficerCall call, Handle handle, Lifeline line) {
        var document = line.version().document();
        var services =
                Reach.servicesOf(store.active(handle, document), line.version().yaml());
        if (!call.officer().may(Action.APPROVE, services)) {
            return refused(call, document, Why.ROLE);
        }
        if (line.stage() != Stage.PROPOSED) {
            return Optional.of(new LifeOutcome.Overtaken(line));
        }
        if (line.proposedBy(call.officer())) {
            return refused(call, document, Why.SAME_PERSON);
        }
        return activation.isUpToDate(handle, line) ? Optional.empty() : Optional.of(new LifeOutcome.OutOfDate(line));
    }

    private Optional<LifeOutcome> refused(OfficerCall call, DocumentName document, Why why) {
        journal.refused(call, APPROVED, document.value(), why.name());
        return Optional.of(new LifeOutcome.Refused(why));
    }

    private JointOutcome approved(OfficerCall call, Handle handle, List<Lifeline> lines, String reason) {
        for (var line : lines) {
            var event = LifeEvent.plain(line.nextStep(), Kind.APPROVED, call.officer(), reason, clock.instant());
            if (!store.add(handle, line.version(), event)) {
                throw new IllegalStateException("a step was taken by somebody who did not wait in turn");
            }
            journal.done(
                    call,
                    APPROVED,
                    line.version().document().value(),
                    Map.of("version", "" + line.version().number(), "reason", reason, "together", "" + lines.size()));
        }
        var ids = lines.stream().map(line -> line.version().id()).toList();
        activation.activateTogether(
                call,
                handle,
                store.due(handle, clock.instant()).stream()
                        .filter(due -> ids.contains(due.version().id()))
                        .toList());
        return new JointOutcome.Done(
                ids.stream().map(id -> store.find(handle, id).orElseThrow()).toList());
    }
}
