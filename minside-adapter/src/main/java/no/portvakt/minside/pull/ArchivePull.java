package no.portvakt.minside.pull;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import no.portvakt.minside.archive.ArchivedCase;
import no.portvakt.minside.archive.ArchivedCases;
import no.portvakt.minside.status.AskedCases;
import no.portvakt.minside.status.AskedCases.AskedCase;
import no.portvakt.minside.status.AskedCases.Verdict;
import no.portvakt.minside.status.SeenIntake;
import no.portvakt.trust.correlation.CorrelationId;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Asks the archive where cases stand. The archive cannot say what has changed, so each case is asked for, the less often
 * the longer it stood still, and cases are searched for by their dates, which finds those that we know nothing of. The
 * row of {@code archive_pull} stays locked for a run, so one adapter asks; each case has a transaction of its own, so one
 * that cannot be read stops no other. Thread-safe; blocks.
 */
public final class ArchivePull {

    private static final Logger LOG = Logger.getLogger(ArchivePull.class);
    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

    /** Questions in a row that came to nothing: the archive is away, and the others would only wait for it too. */
    private static final int ENOUGH_FAILURES = 3;

    private final Jdbi jdbi;
    private final ArchivedCases archive;
    private final PullPlan plan;
    private final CaseSettling settling;
    private final Clock clock;
    private final DoubleSupplier random;

    /**
     * Makes the worker.
     *
     * @param random from 0 to 1, for the jitter
     */
    public ArchivePull(
            Jdbi jdbi, ArchivedCases archive, SeenIntake intake, PullPlan plan, Clock clock, DoubleSupplier random) {
        this.jdbi = jdbi;
        this.archive = archive;
        this.plan = plan;
        this.settling = new CaseSettling(jdbi, intake, plan, clock, random);
        this.clock = clock;
        this.random = random;
    }

    /** One run; empty if it is not time, if another adapter is at it, or if nothing is asked for here. */
    public Optional<PullReport> run() {
        if (!plan.isOn()) {
            return Optional.empty();
        }
        // Not by inTransaction, which would take what happens within into the same transaction.
        try (Handle lock = jdbi.open()) {
            lock.begin();
            var report = PullRuns.take(lock, clock.instant()).map(run -> asked(lock, run));
            lock.commit();
            return report;
        }
    }

    private PullReport asked(Handle lock, PullRuns.Run run) {
        var correlation = CorrelationId.random();
        var tally = new Tally();
        var until = run.sweptUntil();
        askForDue(tally, correlation);
        if (!tally.isStopped()) {
            until = search(tally, run, correlation);
        }
        PullRuns.done(lock, until, clock.instant().plus(PullPlan.jittered(plan.interval(), random.getAsDouble())));
        var report = tally.report();
        LOG.infof("archive asked (%s): %s", correlation.value(), report);
        return report;
    }

    private void askForDue(Tally tally, CorrelationId correlation) {
        var due = jdbi.withHandle(handle -> AskedCases.due(handle, plan.fagsystemer(), clock.instant(), plan.batch()));
        int failures = 0;
        for (var asked : due) {
            var end = askFor(asked, correlation, tally);
            failures = end == PullReport.End.FAILED ? failures + 1 : 0;
            if (failures == ENOUGH_FAILURES) {
                tally.stop("the archive is away");
                return;
            }
        }
    }

    private PullReport.End askFor(AskedCase asked, CorrelationId correlation, Tally tally) {
        var end = settled(asked, correlation);
        tally.count(end);
        return end;
    }

    private PullReport.End settled(AskedCase asked, CorrelationId correlation) {
        try {
            return switch (archive.of(asked.caseId().toString(), correlation)) {
                case ArchivedCases.Answer.Cases(var cases) ->
                    cases.stream()
                            .findFirst()
                            .map(said -> settling.settle(asked, said))
                            .orElseGet(() -> settling.absent(asked));
                case ArchivedCases.Answer.TryLater(var problem) -> settling.failed(asked, problem);
            };
        } catch (RuntimeException broken) {
            return settling.failed(asked, broken.getClass().getSimpleName());
        }
    }

    /** Day by day, up to today; today is searched again in the next run. */
    private Optional<LocalDate> search(Tally tally, PullRuns.Run run, CorrelationId correlation) {
        var today = LocalDate.ofInstant(clock.instant(), NORWAY);
        var until = run.sweptUntil().orElseGet(() -> today.minusDays(plan.days()));
        var last = until.plusDays(plan.days()).isBefore(today) ? until.plusDays(plan.days()) : today;
        for (var day = until.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            switch (archive.openedOn(day, correlation)) {
                case ArchivedCases.Answer.Cases(var cases) -> {
                    var others = settling.ofOthers(cases);
                    cases.forEach(said -> tally.count(
                            said.isOurs() && !others.contains(said.key()) ? found(said) : PullReport.End.OTHERS));
                }
                case ArchivedCases.Answer.TryLater(var problem) -> {
                    tally.stop(day + ": " + problem);
                    return Optional.of(until);
                }
            }
            until = day.isBefore(today) ? day : until;
        }
        return Optional.of(until);
    }

    private PullReport.End found(ArchivedCase said) {
        try {
            return settling.found(said);
        } catch (RuntimeException broken) {
            LOG.warnf(
                    "a case that was found by its date broke its reading: %s",
                    broken.getClass().getSimpleName());
            return PullReport.End.FAILED;
        }
    }

    /** How many cases of ours the archive says something else of, or may, or does not know. */
    public long drift() {
        return count(Verdict.SET_ASIDE) + count(Verdict.ABSENT) + count(Verdict.QUARANTINED);
    }

    /** How many of our cases the archive has said this of. */
    public long count(Verdict verdict) {
        return jdbi.withHandle(
                handle -> AskedCases.count(handle, plan.fagsystemer()).getOrDefault(verdict, 0L));
    }

    /** How many cases the archive has under keys of ours that we know nothing of. */
    public long unknown() {
        return jdbi.withHandle(AskedCases::unknown);
    }
}
