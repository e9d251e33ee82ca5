package no.portvakt.gateway.console.emergency;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.gateway.console.audit.OfficerJournal;
import no.portvakt.gateway.console.emergency.EmergencyOutcome.Ended;
import no.portvakt.gateway.console.emergency.EmergencyOutcome.InForce;
import no.portvakt.gateway.console.emergency.EmergencyOutcome.Invalid;
import no.portvakt.gateway.console.emergency.EmergencyOutcome.Overtaken;
import no.portvakt.gateway.console.emergency.EmergencyOutcome.Refused;
import no.portvakt.gateway.console.life.LifeOutcome.Why;
import no.portvakt.gateway.console.life.PolicyVersions;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.gateway.console.officers.OfficerCall;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.identity.NationalId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Raises everything, or one service, to a level with one action; to end that, two officers have to agree. */
public final class StoredEmergencies implements EmergencyDesk {

    private static final String END_PROPOSED = "end-proposed";
    private static final int LONGEST_REASON = 2_000;

    private final Jdbi jdbi;
    private final OfficerJournal journal;
    private final Clock clock;
    private final EmergencyStore store = new EmergencyStore();

    public StoredEmergencies(Jdbi jdbi, OfficerJournal journal, Clock clock) {
        this.jdbi = jdbi;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public List<Emergency> inForce() {
        return jdbi.inTransaction(store::inForce);
    }

    /** The same within a transaction that reads more. */
    public List<Emergency> inForce(Handle handle) {
        return store.inForce(handle);
    }

    @Override
    public EmergencyOutcome raise(OfficerCall call, Optional<ServiceId> service, SecurityLevel level, String reason) {
        var on = service.map(ServiceId::value).orElse(EmergencyStore.EVERY_SERVICE);
        if (level == SecurityLevel.OPEN) {
            return new Invalid("level", "raises nothing");
        }
        return invalid(reason).orElseGet(() -> {
            boolean may = service.map(one -> call.officer().may(Action.RAISE_EMERGENCY, one))
                    .orElseGet(() -> call.officer().may(Action.RAISE_EMERGENCY));
            if (!may) {
                return refused(call, "emergency.raised", on, Why.ROLE);
            }
            var emergency = new Emergency(
                    UUID.randomUUID(),
                    service,
                    level,
                    call.officer().subject(),
                    call.officer().name(),
                    reason,
                    clock.instant(),
                    Optional.empty());
            return inTurn(call, "emergency.raised", on, handle -> {
                store.add(handle, emergency);
                PolicyVersions.advance(handle, PolicyVersions.Cause.EMERGENCY, clock.instant());
                journal.done(call, "emergency.raised", on, Map.of("level", "" + level.number(), "reason", reason));
                return new InForce(emergency);
            });
        });
    }

    @Override
    public EmergencyOutcome proposeEnd(OfficerCall call, UUID id, String reason) {
        return onEmergency(call, "emergency.end-proposed", id, reason, (handle, emergency) -> {
            if (emergency.end().isPresent()) {
                return new Overtaken();
            }
            return step(call, handle, emergency, END_PROPOSED, reason)
                    ? new InForce(find(handle, id).orElseThrow())
                    : new Overtaken();
        });
    }

    @Override
    public EmergencyOutcome withdrawEnd(OfficerCall call, UUID id, String reason) {
        return onEmergency(call, "emergency.end-withdrawn", id, reason, (handle, emergency) -> {
            if (emergency.end().isEmpty()) {
                return new Overtaken();
            }
            return step(call, handle, emergency, "end-withdrawn", reason)
                    ? new InForce(find(handle, id).orElseThrow())
                    : new Overtaken();
        });
    }

    @Override
    public EmergencyOutcome agreeToEnd(OfficerCall call, UUID id, String reason) {
        return onEmergency(call, "emergency.ended", id, reason, (handle, emergency) -> {
            if (emergency.end().isEmpty()) {
                return new Overtaken();
            }
            if (emergency.end().get().officer().equals(call.officer().subject())) {
                return refused(call, "emergency.ended", id.toString(), Why.SAME_PERSON);
            }
            if (!step(call, handle, emergency, "ended", reason)) {
                return new Overtaken();
            }
            PolicyVersions.advance(handle, PolicyVersions.Cause.EMERGENCY, clock.instant());
            return new Ended(emergency);
        });
    }

    private EmergencyOutcome onEmergency(OfficerCall call, String what, UUID id, String reason, Step step) {
        return invalid(reason)
                .orElseGet(() -> call.officer().may(Action.END_EMERGENCY)
                        ? inTurn(call, what, id.toString(), handle -> find(handle, id)
                                .map(emergency -> step.take(handle, emergency))
                                .orElseGet(Overtaken::new))
                        : refused(call, what, id.toString(), Why.ROLE));
    }

    private boolean step(OfficerCall call, Handle handle, Emergency emergency, String kind, String reason) {
        if (!store.add(handle, emergency.id(), kind, call.officer(), reason, clock.instant())) {
            return false;
        }
        journal.done(call, "emergency." + kind, emergency.id().toString(), Map.of("reason", reason));
        return true;
    }

    private EmergencyOutcome inTurn(OfficerCall call, String what, String on, Turn turn) {
        try {
            return jdbi.inTransaction(handle -> {
                PolicyVersions.oneAtATime(handle);
                return turn.take(handle);
            });
        } catch (RuntimeException notKept) {
            journal.failed(call, what, on, notKept);
            throw notKept;
        }
    }

    private Optional<Emergency> find(Handle handle, UUID id) {
        return store.inForce(handle).stream()
                .filter(emergency -> emergency.id().equals(id))
                .findFirst();
    }

    private EmergencyOutcome refused(OfficerCall call, String what, String on, Why why) {
        journal.refused(call, what, on, why.name());
        return new Refused(why);
    }

    private static Optional<EmergencyOutcome> invalid(String reason) {
        return reason.isBlank() || reason.length() > LONGEST_REASON || NationalId.occursIn(reason)
                ? Optional.of(new Invalid("reason", "must be there, short, and hold no national id number"))
                : Optional.empty();
    }

    @FunctionalInterface
    private interface Turn {
        EmergencyOutcome take(Handle handle);
    }

    @FunctionalInterface
    private interface Step {
        EmergencyOutcome take(Handle handle, Emergency emergency);
    }
}
