package no.portvakt.minside.pull;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import no.portvakt.minside.archive.ArchivedCase;
import no.portvakt.minside.status.AskedCases;
import no.portvakt.minside.status.AskedCases.AskedCase;
import no.portvakt.minside.status.AskedCases.Settled;
import no.portvakt.minside.status.AskedCases.Verdict;
import no.portvakt.minside.status.Seen;
import no.portvakt.minside.status.SeenIntake;
import no.portvakt.minside.status.SeenOutcome;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What becomes of an answer for one case: its effect and the note that it was asked for, in one transaction. */
final class CaseSettling {

    private static final Logger LOG = Logger.getLogger(CaseSettling.class);

    private final Jdbi jdbi;
    private final SeenIntake intake;
    private final PullPlan plan;
    private final Clock clock;
    private final DoubleSupplier random;

    CaseSettling(Jdbi jdbi, SeenIntake intake, PullPlan plan, Clock clock, DoubleSupplier random) {
        this.jdbi = jdbi;
        this.intake = intake;
        this.plan = plan;
        this.clock = clock;
        this.random = random;
    }

    PullReport.End settle(AskedCase asked, ArchivedCase said) {
        return jdbi.inTransaction(handle -> settle(handle, asked, said));
    }

    /** Those of a day that are not to be asked for, by their keys; a day can have thousands. */
    Set<String> ofOthers(List<ArchivedCase> found) {
        var ids = found.stream()
                .filter(ArchivedCase::isOurs)
                .flatMap(said -> id(said.key()).stream())
                .toList();
        var known = jdbi.withHandle(handle -> AskedCases.ofOthers(handle, plan.fagsystemer(), ids));
        return known.stream().map(UUID::toString).collect(toUnmodifiableSet());
    }

    /** Of a case that was found by its date: it may be any. */
    PullReport.End found(ArchivedCase said) {
        return jdbi.inTransaction(handle -> {
            var known = id(said.key()).flatMap(id -> AskedCases.find(handle, id));
            return known.isPresent() ? settle(handle, known.get(), said) : unasked(handle, said);
        });
    }

    private PullReport.End settle(Handle handle, AskedCase asked, ArchivedCase said) {
        var hash = Optional.of(CaseFingerprint.of(said));
        if (asked.saidHash().equals(hash) && asked.isSettled()) {
            return stands(handle, asked, PullReport.End.UNCHANGED);
        }
        return switch (intake.see(handle, seen(said))) {
            case SeenOutcome.Same same ->
                note(handle, asked, Verdict.SAME, Optional.empty(), hash, PullReport.End.SAME);
            case SeenOutcome.Moved moved ->
                note(handle, asked, Verdict.SAME, Optional.empty(), hash, PullReport.End.MOVED);
            case SeenOutcome.SetAside(var reason) ->
                note(handle, asked, Verdict.SET_ASIDE, Optional.of(reason), hash, PullReport.End.SET_ASIDE);
            case SeenOutcome.Quarantined(var reason) ->
                note(handle, asked, Verdict.QUARANTINED, Optional.of(reason), hash, PullReport.End.QUARANTINED);
            case SeenOutcome.NotAsked others -> stands(handle, asked, PullReport.End.OTHERS);
        };
    }

    private PullReport.End stands(Handle handle, AskedCase asked, PullReport.End end) {
        var now = clock.instant();
        AskedCases.unchanged(handle, asked.caseId(), now, next(asked, now));
        return end;
    }

    /** The archive has given the case a number, and does not know it now. */
    PullReport.End absent(AskedCase asked) {
        return jdbi.inTransaction(handle ->
                note(handle, asked, Verdict.ABSENT, Optional.of("absent"), Optional.empty(), PullReport.End.ABSENT));
    }

    /**
     * Nothing came of asking; others are asked for before it is asked for again.
     *
     * @param problem without personal data
     */
    PullReport.End failed(AskedCase asked, String problem) {
        LOG.warnf("case %s was not asked for: %s", asked.caseId(), problem);
        var next = clock.instant().plus(jittered(plan.untilAfter(asked.failures())));
        jdbi.useTransaction(handle -> AskedCases.failed(handle, asked.caseId(), next));
        return PullReport.End.FAILED;
    }

    private PullReport.End note(
            Handle handle,
            AskedCase asked,
            Verdict verdict,
            Optional<String> reason,
            Optional<String> hash,
            PullReport.End end) {
        reason.ifPresent(why -> LOG.warnf("case %s is not what the archive says: %s", asked.caseId(), why));
        var now = clock.instant();
        var moved = AskedCases.find(handle, asked.caseId()).orElse(asked);
        AskedCases.settle(handle, asked.caseId(), new Settled(verdict, reason, hash, now, next(moved, now)));
        return end;
    }

    /** Found by its date, with no row of its own: nobody's, or of a fagsystem that tells us itself. */
    private PullReport.End unasked(Handle handle, ArchivedCase said) {
        return switch (intake.see(handle, seen(said))) {
            case SeenOutcome.Quarantined(var reason) -> {
                LOG.warnf("the archive has %s under a key of ours: %s", said.number(), reason);
                yield PullReport.End.QUARANTINED;
            }
            case SeenOutcome.SetAside aside -> PullReport.End.SET_ASIDE;
            case SeenOutcome.Moved moved -> PullReport.End.MOVED;
            case SeenOutcome.Same same -> PullReport.End.SAME;
            case SeenOutcome.NotAsked others -> PullReport.End.OTHERS;
        };
    }

    private Instant next(AskedCase asked, Instant now) {
        return now.plus(jittered(plan.until(Duration.between(asked.changedAt(), now), asked.isOver())));
    }

    private Duration jittered(Duration wait) {
        return PullPlan.jittered(wait, random.getAsDouble());
    }

    private Seen seen(ArchivedCase said) {
        return new Seen(said.key(), said.number(), said.status(), clock.instant());
    }

    private static Optional<UUID> id(String key) {
        try {
            return Optional.of(UUID.fromString(key)).filter(id -> id.toString().equals(key));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
