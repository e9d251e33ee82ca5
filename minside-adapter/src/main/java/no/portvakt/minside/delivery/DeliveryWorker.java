package no.portvakt.minside.delivery;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.portvakt.minside.accesslog.AccessEntry;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.delivery.Deliveries.Taken;
import no.portvakt.minside.delivery.DeliveryOutcome.Reason;
import no.portvakt.minside.status.CaseSnapshot;
import no.portvakt.minside.status.CaseSnapshots;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Tells surfaces of cases. A case is taken for longer than a try can last; if this process dies with it, another takes it
 * then. Nothing is told before it stands in the citizen's access log. Thread-safe; each try blocks until it is over.
 */
public final class DeliveryWorker {

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

    /** How many are tried at once: it is somebody else's server, and these are the processors that citizens wait for. */
    private static final int SWEEP = 6;

    private static final Duration LEASE = Duration.ofMinutes(1);

    /** A second, twice as long each time, at most four minutes; never quite the same, so that many do not come at once. */
    private static final IntervalFunction WAITS =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(1), 2, 0.3, Duration.ofMinutes(4));

    /** Tries that nobody can make anything of: then a person has to look. */
    private static final int MOST_UNCLEAR = 10;

    private final Jdbi jdbi;
    private final CaseSnapshots cases;
    private final Function<UUID, Optional<NationalId>> persons;
    private final AccessLog accessLog;
    private final Map<String, Surface> surfaces;
    private final Duration settling;
    private final Clock clock;

    /**
     * Where it reads and writes.
     *
     * @param persons whose case it is; empty if that cannot be read
     */
    public record Surroundings(
            Jdbi jdbi, CaseSnapshots cases, Function<UUID, Optional<NationalId>> persons, AccessLog accessLog) {}

    /**
     * Makes the worker.
     *
     * @param settling how long after a change it is told
     */
    public DeliveryWorker(Surroundings around, Collection<Surface> surfaces, Duration settling, Clock clock) {
        this.jdbi = around.jdbi();
        this.cases = around.cases();
        this.persons = around.persons();
        this.accessLog = around.accessLog();
        this.surfaces = surfaces.stream().collect(toUnmodifiableMap(Surface::id, surface -> surface));
        this.settling = settling;
        this.clock = clock;
    }

    /** The ids of those that are told. */
    public Collection<String> surfaces() {
        return surfaces.keySet();
    }

    /** What can be tried now, as it is given to {@link #attempt}. */
    public List<Due> due() {
        if (surfaces.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> Deliveries.due(handle, surfaces.keySet(), clock.instant(), SWEEP));
    }

    /** How many cases a surface is to be told of; {@code waiting} or {@code set-aside}. */
    public long count(String surface, String state) {
        return jdbi.withHandle(handle -> Deliveries.count(handle, surface, state));
    }

    /** One try; false if there was nothing to be tried any more, or if it did not get through. */
    public boolean attempt(Due due) {
        return jdbi.inTransaction(handle -> Deliveries.take(handle, due, clock.instant(), LEASE))
                .filter(taken -> settle(taken, told(taken)))
                .isPresent();
    }

    private DeliveryOutcome told(Taken taken) {
        try {
            return told(taken, surfaceOf(taken));
        } catch (RuntimeException broken) {
            LOG.warnf(broken, "case %s: telling %s broke", taken.caseId(), taken.surface());
            return new DeliveryOutcome.Unclear("it broke here", Reason.BROKEN_HERE);
        }
    }

    private DeliveryOutcome told(Taken taken, Surface surface) {
        if (taken.removedReceivedAt().isPresent()) {
            return surface.withdraw(
                    new Gone(taken.caseId(), taken.removedReceivedAt().get(), CorrelationId.random()));
        }
        var snapshot = jdbi.inTransaction(
                TransactionIsolationLevel.REPEATABLE_READ, handle -> cases.of(handle, taken.caseId()));
        var person = persons.apply(taken.caseId());
        if (snapshot.isEmpty() || person.isEmpty()) {
            return new DeliveryOutcome.Refused(Reason.UNREADABLE_HERE);
        }
        var parcel = new Parcel(snapshot.get(), person.get(), taken.delivered() > 0, CorrelationId.random());
        return switch (surface.prepare(parcel)) {
            case Telling.Settled(var outcome) -> outcome;
            case Telling.Ready ready -> {
                accessLog.disclosure(
                        taken.surface() + ":" + taken.caseId() + ":" + taken.changes(),
                        snapshot.get().person(),
                        entry(ready, snapshot.get()));
                yield ready.tell().get();
            }
        };
    }

    private Surface surfaceOf(Taken taken) {
        return Optional.ofNullable(surfaces.get(taken.surface()))
                .orElseThrow(() -> new IllegalStateException("no such surface: " + taken.surface()));
    }

    /** What the case is about stays out of it: the log can be read at a lower level than the case. */
    private AccessEntry entry(Telling.Ready ready, CaseSnapshot snapshot) {
        return new AccessEntry(
                clock.instant(),
                ready.action(),
                ready.receiver(),
                Optional.of(snapshot.view().service()),
                snapshot.level(),
                ready.purpose(),
                List.of());
    }

    /** Whether the surface took something. */
    private boolean settle(Taken taken, DeliveryOutcome outcome) {
        return switch (outcome) {
            case DeliveryOutcome.Delivered _ -> {
                jdbi.useTransaction(handle -> delivered(handle, taken));
                yield true;
            }
            case DeliveryOutcome.ByOtherMeans(var reason) -> {
                jdbi.useTransaction(handle -> notReached(handle, taken, reason));
                yield true;
            }
            case DeliveryOutcome.Partly _ -> {
                jdbi.useTransaction(handle -> Deliveries.partly(handle, taken, clock.instant()));
                yield true;
            }
            case DeliveryOutcome.TryLater(var problem, var wished) -> again(taken, problem, wished);
            case DeliveryOutcome.Unclear(var problem, var reason) ->
                taken.attempts() < MOST_UNCLEAR ? again(taken, problem, Optional.empty()) : setAside(taken, reason);
            case DeliveryOutcome.Refused(var reason) -> setAside(taken, reason);
        };
    }

    private boolean again(Taken taken, String problem, Optional<Duration> wished) {
        var wait = wished.orElseGet(() -> Duration.ofMillis(WAITS.apply(taken.attempts() + 1)));
        jdbi.useTransaction(
                handle -> Deliveries.again(handle, taken, clock.instant().plus(wait)));
        LOG.infof("case %s not told to %s (%s), again in %s", taken.caseId(), taken.surface(), problem, wait);
        return false;
    }

    private void delivered(Handle handle, Taken taken) {
        if (taken.removedReceivedAt().isPresent()) {
            Deliveries.withdrawn(handle, taken);
            return;
        }
        if (Deliveries.delivered(handle, taken, clock.instant().plus(settling)) && taken.reported()) {
            Receipts.write(handle, taken, Optional.empty(), clock.instant());
        }
    }

    private void notReached(Handle handle, Taken taken, Reason reason) {
        if (Deliveries.delivered(handle, taken, clock.instant().plus(settling))) {
            Receipts.notReached(handle, taken, reason, clock.instant());
        }
    }

    private boolean setAside(Taken taken, Reason reason) {
        jdbi.useTransaction(handle -> {
            if (Deliveries.setAside(handle, taken, reason, clock.instant())) {
                Receipts.write(handle, taken, Optional.of(reason), clock.instant());
                LOG.errorf("case %s set aside for %s: %s", taken.caseId(), taken.surface(), reason.id());
            } else {
                Deliveries.release(handle, taken, clock.instant());
            }
        });
        return false;
    }
}
