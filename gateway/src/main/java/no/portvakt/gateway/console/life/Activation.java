package no.portvakt.gateway.console.life;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.portvakt.gateway.console.audit.OfficerJournal;
import no.portvakt.gateway.console.life.LifeEvent.Kind;
import no.portvakt.gateway.console.officers.Officer;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.trust.correlation.CorrelationId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Puts approved versions in force when their time has come. Judged again then: what was agreed to weeks ago may lower
 * something that was raised since, and then it is withdrawn instead.
 */
public final class Activation {

    /** Acts when a time has come. */
    public static final Officer PROGRAM = new Officer("portvakt", "Portvakt", Set.of(), Set.of());

    private final ProfileStore store;
    private final Judge judge;
    private final OfficerJournal journal;
    private final Clock clock;

    Activation(ProfileStore store, Judge judge, OfficerJournal journal, Clock clock) {
        this.store = store;
        this.judge = judge;
        this.journal = journal;
        this.clock = clock;
    }

    public Activation(Judge judge, OfficerJournal journal, Clock clock) {
        this(new ProfileStore(), judge, journal, clock);
    }

    /** Activates what is due by our clock and the database's; never early, whichever of them is wrong. */
    public void activateDue(Jdbi jdbi) {
        if (jdbi.withHandle(handle -> store.due(handle, clock.instant())).isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> {
            PolicyVersions.oneAtATime(handle);
            var call = new OfficerCall(PROGRAM, CorrelationId.random());
            store.due(handle, clock.instant()).forEach(line -> activate(call, handle, line));
        });
    }

    void activate(OfficerCall call, Handle handle, Lifeline line) {
        if (!isAsAgreed(handle, line)) {
            add(call, handle, line, Kind.WITHDRAWN, "what is in force has changed since this was agreed to");
            return;
        }
        putInForce(call, handle, line);
        PolicyVersions.advance(handle, PolicyVersions.Cause.ACTIVATED, clock.instant());
    }

    /** Several that were judged together; gateways get all of them under one number. */
    void activateTogether(OfficerCall call, Handle handle, List<Lifeline> lines) {
        lines.forEach(line -> putInForce(call, handle, line));
        if (!lines.isEmpty()) {
            PolicyVersions.advance(handle, PolicyVersions.Cause.ACTIVATED, clock.instant());
        }
    }

    private void putInForce(OfficerCall call, Handle handle, Lifeline line) {
        store.active(handle, line.version().document())
                .flatMap(before -> store.find(handle, before.id()))
                .ifPresent(before -> add(
                        call,
                        handle,
                        before,
                        Kind.SUPERSEDED,
                        "by version " + line.version().number()));
        add(call, handle, line, Kind.ACTIVATED, "");
    }

    /** Whether the version that this was written from is still the active one. */
    boolean isUpToDate(Handle handle, Lifeline line) {
        return store.active(handle, line.version().document())
                .map(ProfileVersion::number)
                .equals(line.version().basedOn());
    }

    /** Whether activating it now would lower nothing beyond what was proposed. */
    boolean isAsAgreed(Handle handle, Lifeline line) {
        var now = store.inForce(handle);
        return isUpToDate(handle, line)
                && switch (judge.judge(
                        now, now.with(line.version().document(), line.version().yaml()))) {
                    case Verdict.Unsound unsound -> false;
                    case Verdict.Sound sound ->
                        line.judgement()
                                .filter(agreed -> sound.judgement().isCoveredBy(agreed))
                                .isPresent();
                };
    }

    /** What all of these would do to what is in force, if they came at once. */
    Verdict judgeTogether(Handle handle, List<Lifeline> lines) {
        var now = store.inForce(handle);
        var after = now;
        for (var line : lines) {
            after = after.with(line.version().document(), line.version().yaml());
        }
        return judge.judge(now, after);
    }

    private void add(OfficerCall call, Handle handle, Lifeline line, Kind kind, String reason) {
        var event = LifeEvent.plain(line.nextStep(), kind, call.officer(), reason, clock.instant());
        if (!store.add(handle, line.version(), event)) {
            throw new IllegalStateException("a step was taken by somebody who did not wait in turn");
        }
        journal.done(
                call,
                "profile." + kind.word(),
                line.version().document().value(),
                Map.of("version", "" + line.version().number()));
    }
}
