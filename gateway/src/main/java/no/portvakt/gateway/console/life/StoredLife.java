package no.portvakt.gateway.console.life;

import java.time.Clock;
import java.time.Instant;
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
 * What officers do with profiles. Everything is judged by its effect on the whole catalogue, at the time of each step:
 * what only raises takes one officer, what lowers takes a simulation, a reason, and a second officer.
 */
public final class StoredLife implements ProfileLife {

    private static final int LONGEST_TEXT = 1_000_000;

    private final Jdbi jdbi;
    private final Judge judge;
    private final OfficerJournal journal;
    private final Clock clock;
    private final ProfileStore store = new ProfileStore();
    private final Activation activation;

    public StoredLife(Jdbi jdbi, Judge judge, OfficerJournal journal, Clock clock) {
        this.jdbi = jdbi;
        this.judge = judge;
        this.journal = journal;
        this.clock = clock;
        this.activation = new Activation(store, judge, journal, clock);
    }

    @Override
    public LifeOutcome draft(OfficerCall call, DocumentName document, Optional<String> yaml, String note) {
        if (yaml.filter(text -> text.length() > LONGEST_TEXT).isPresent()) {
            return new LifeOutcome.Invalid("yaml", "longer than " + LONGEST_TEXT + " characters");
        }
        return invalidReason("note", note)
                .orElseGet(() -> inTurn(call, "profile.drafted", document, handle -> {
                    var active = store.active(handle, document);
                    var services = Reach.servicesOf(active, yaml);
                    if (!call.officer().may(Action.DRAFT, services)) {
                        return refused(call, "profile.drafted", document, Why.ROLE);
                    }
                    var based = active.map(ProfileVersion::number);
                    var version = store.add(handle, document, yaml, based, call.officer(), note, clock.instant());
                    journal.done(call, "profile.drafted", document.value(), Map.of("version", "" + version.number()));
                    return new LifeOutcome.Done(new Lifeline(version, List.of()));
                }));
    }

    @Override
    public LifeOutcome rollBack(OfficerCall call, DocumentName document, int number, String reason) {
        return invalidReason("reason", reason)
                .orElseGet(() -> inTurn(call, "profile.rolled-back", document, handle -> {
                    var earlier = store.history(handle, document).stream()
                            .filter(line -> line.version().number() == number)
                            .findFirst();
                    if (earlier.isEmpty()) {
                        return new LifeOutcome.Unknown();
                    }
                    var yaml = earlier.get().version().yaml();
                    var active = store.active(handle, document);
                    if (!call.officer().may(Action.ROLL_BACK, Reach.servicesOf(active, yaml))) {
                        return refused(call, "profile.rolled-back", document, Why.ROLE);
                    }
                    var based = active.map(ProfileVersion::number);
                    var note = "back to version " + number;
                    var version = store.add(handle, document, yaml, based, call.officer(), note, clock.instant());
                    store.add(handle, version, event(call, 1, Kind.ROLLED_BACK, reason));
                    journal.done(
                            call,
                            "profile.rolled-back",
                            document.value(),
                            Map.of("version", "" + version.number(), "to", "" + number, "reason", reason));
                    return done(handle, version.id());
                }));
    }

    @Override
    public Optional<Verdict> judge(OfficerCall call, long id) {
        return jdbi.inTransaction(handle -> store.find(handle, id)
                .filter(line -> Reach.mayRead(call, line))
                .map(line -> verdict(handle, line.version())));
    }

    @Override
    public LifeOutcome propose(OfficerCall call, long id, Proposal proposal) {
        return invalidReason("reason", proposal.reason())
                .orElseGet(() -> onVersion(call, "profile.proposed", id, Action.PROPOSE, (handle, line) -> {
                    if (line.stage() != Stage.DRAFT) {
                        return new LifeOutcome.Overtaken(line);
                    }
                    return activation.isUpToDate(handle, line)
                            ? propose(call, handle, line, proposal)
                            : new LifeOutcome.OutOfDate(line);
                }));
    }

    private LifeOutcome propose(OfficerCall call, Handle handle, Lifeline line, Proposal proposal) {
        return switch (verdict(handle, line.version())) {
            case Verdict.Unsound unsound -> new LifeOutcome.Unsound(unsound.problems());
            case Verdict.Sound sound -> {
                var judgement = sound.judgement();
                if (judgement.needsSecondOfficer() && !wasSimulated(handle, line, proposal)) {
                    yield new LifeOutcome.SimulationFirst(judgement);
                }
                var event = new LifeEvent(
                        line.nextStep(),
                        Kind.PROPOSED,
                        call.officer().subject(),
                        call.officer().name(),
                        proposal.reason(),
                        later(proposal.from(), sound.validFrom()),
                        proposal.simulation(),
                        Optional.of(judgement),
                        clock.instant());
                yield take(call, handle, line, event, () -> {
                    if (judgement.needsSecondOfficer()) {
                        PolicyVersions.advance(handle, PolicyVersions.Cause.WATCHED, clock.instant());
                        return done(handle, line.version().id());
                    }
                    return approved(call, handle, line.version().id(), "raising takes one officer");
                });
            }
        };
    }

    @Override
    public LifeOutcome approve(OfficerCall call, long id, String reason) {
        return invalidReason("reason", reason)
                .orElseGet(() -> onVersion(call, "profile.approved", id, Action.APPROVE, (handle, line) -> {
                    if (line.stage() != Stage.PROPOSED) {
                        return new LifeOutcome.Overtaken(line);
                    }
                    if (line.proposedBy(call.officer())) {
                        return refused(call, "profile.approved", line.version().document(), Why.SAME_PERSON);
                    }
                    return activation.isAsAgreed(handle, line)
                            ? approved(call, handle, id, reason)
                            : new LifeOutcome.OutOfDate(line);
                }));
    }

    @Override
    public JointOutcome approveTogether(OfficerCall call, List<Long> ids, String reason) {
        return new JointApproval(jdbi, store, activation, journal, clock).approve(call, ids, reason);
    }

    private LifeOutcome approved(OfficerCall call, Handle handle, long id, String reason) {
        var line = store.find(handle, id).orElseThrow();
        return take(call, handle, line, event(call, line.nextStep(), Kind.APPROVED, reason), () -> {
            store.due(handle, clock.instant()).stream()
                    .filter(due -> due.version().id() == id)
                    .forEach(due -> activation.activate(call, handle, due));
            return done(handle, id);
        });
    }

    @Override
    public LifeOutcome withdraw(OfficerCall call, long id, String reason) {
        return invalidReason("reason", reason)
                .orElseGet(() -> onVersion(
                        call, "profile.withdrawn", id, Action.WITHDRAW, (handle, line) -> switch (line.stage()) {
                            case DRAFT, PROPOSED, APPROVED ->
                                take(
                                        call,
                                        handle,
                                        line,
                                        event(call, line.nextStep(), Kind.WITHDRAWN, reason),
                                        () -> done(handle, id));
                            case ACTIVE, SUPERSEDED, WITHDRAWN -> new LifeOutcome.Overtaken(line);
                        }));
    }

    /** Takes the step, audited first; somebody who took it before has won. */
    private LifeOutcome take(
            OfficerCall call,
            Handle handle,
            Lifeline line,
            LifeEvent event,
            java.util.function.Supplier<LifeOutcome> then) {
        if (!store.add(handle, line.version(), event)) {
            return new LifeOutcome.Overtaken(
                    store.find(handle, line.version().id()).orElseThrow());
        }
        journal.done(
                call,
                "profile." + event.kind().word(),
                line.version().document().value(),
                Map.of("version", "" + line.version().number(), "reason", event.reason()));
        return then.get();
    }

    private LifeOutcome onVersion(OfficerCall call, String what, long id, Action action, Step step) {
        var known = jdbi.withHandle(handle -> store.find(handle, id)).filter(line -> Reach.mayRead(call, line));
        if (known.isEmpty()) {
            return new LifeOutcome.Unknown();
        }
        var document = known.get().version().document();
        return inTurn(call, what, document, handle -> {
            var line = store.find(handle, id).orElseThrow();
            var services = Reach.servicesOf(
                    store.active(handle, document), line.version().yaml());
            return call.officer().may(action, services)
                    ? step.take(handle, line)
                    : refused(call, what, document, Why.ROLE);
        });
    }

    private LifeOutcome inTurn(OfficerCall call, String what, DocumentName document, Turn turn) {
        try {
            return jdbi.inTransaction(handle -> {
                PolicyVersions.oneAtATime(handle);
                return turn.take(handle);
            });
        } catch (RuntimeException notKept) {
            journal.failed(call, what, document.value(), notKept);
            throw notKept;
        }
    }

    private Verdict verdict(Handle handle, ProfileVersion version) {
        var now = store.inForce(handle);
        return judge.judge(now, now.with(version.document(), version.yaml()));
    }

    private boolean wasSimulated(Handle handle, Lifeline line, Proposal proposal) {
        return proposal.simulation()
                .flatMap(id -> store.simulation(handle, id))
                .filter(result -> result.version() == line.version().id())
                .isPresent();
    }

    private LifeOutcome refused(OfficerCall call, String what, DocumentName document, Why why) {
        journal.refused(call, what, document.value(), why.name());
        return new LifeOutcome.Refused(why);
    }

    private LifeOutcome done(Handle handle, long id) {
        return new LifeOutcome.Done(store.find(handle, id).orElseThrow());
    }

    private LifeEvent event(OfficerCall call, int step, Kind kind, String reason) {
        return LifeEvent.plain(step, kind, call.officer(), reason, clock.instant());
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).max(Instant::compareTo);
    }

    private static Optional<LifeOutcome> invalidReason(String field, String text) {
        return Reasons.refuse(field, text).map(invalid -> invalid);
    }

    @FunctionalInterface
    private interface Turn {
        LifeOutcome take(Handle handle);
    }

    @FunctionalInterface
    private interface Step {
        LifeOutcome take(Handle handle, Lifeline line);
    }
}
