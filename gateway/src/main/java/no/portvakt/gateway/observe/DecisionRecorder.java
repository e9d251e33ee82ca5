package no.portvakt.gateway.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.spool.Spool;
import org.jboss.logging.Logger;

/**
 * Takes decisions from event loops and writes them down on a thread of its own. An event loop never waits: with the ring
 * full a decision is counted as lost, which the log, the metric {@code portvakt.decisions.lost} and a line in the spool
 * say. A loss of power can take the last second with it.
 */
public final class DecisionRecorder implements DecisionLog, AutoCloseable {

    private static final Logger LOG = Logger.getLogger("portvakt.decisions");
    private static final int MOST_AT_ONCE = 1_000;
    private static final Duration LONGEST_REST = Duration.ofMillis(250);
    private static final Duration GATHERED_FOR = Duration.ofMillis(20);
    private static final Duration FORCED_EVERY = Duration.ofSeconds(1);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);
    private static final int LONGEST_TEMPLATE = 500;

    private final BlockingQueue<Decided> ring;
    private final Spool spool;
    private final Clock clock;
    private final LongAdder lost = new LongAdder();
    private final PersonSeals seals = new PersonSeals();
    private final WritingThread writer = new WritingThread("decision-recorder", this::run);
    private long saidLost;
    private Instant forcedAt = Instant.EPOCH;

    public DecisionRecorder(int ringSize, Spool spool, Clock clock, MeterRegistry metrics) {
        this.ring = new ArrayBlockingQueue<>(ringSize);
        this.spool = spool;
        this.clock = clock;
        FunctionCounter.builder("portvakt.decisions.lost", this, DecisionRecorder::lost)
                .description("decisions that were made and could not be written down")
                .register(metrics);
        Gauge.builder("portvakt.decisions.waiting", spool, Spool::unsentBytes)
                .baseUnit("bytes")
                .description("decisions on this edge's disk that the console does not have yet")
                .register(metrics);
    }

    public DecisionRecorder start() {
        writer.start();
        return this;
    }

    @Override
    public void decided(Decided decision) {
        if (!ring.offer(decision)) {
            lost.increment();
        }
    }

    /** Decisions of which nothing will be known: the ring or the disk was full. */
    public long lost() {
        return lost.sum() + spool.lost();
    }

    private void run() {
        List<Decided> taken = new ArrayList<>(MOST_AT_ONCE);
        while (!writer.isEnding() || !ring.isEmpty()) {
            try {
                var first = ring.poll(LONGEST_REST.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    taken.add(first);
                    gather();
                    ring.drainTo(taken, MOST_AT_ONCE - 1);
                }
                write(taken);
            } catch (InterruptedException nobodyDoes) {
                writer.end();
            } catch (RuntimeException broken) {
                lost.add(taken.size());
                LOG.errorf(broken, "%d decisions could not be written down", taken.size());
            }
            taken.clear();
        }
    }

    /** Whoever waits at the ring is woken by every decision, which costs each of them more than writing it down. */
    private void gather() {
        if (ring.size() < MOST_AT_ONCE) {
            writer.gather(GATHERED_FOR);
        }
    }

    private void write(List<Decided> taken) {
        List<LongFunction<String>> lines = new ArrayList<>(taken.size() + 2);
        long lostNow = lost.sum();
        if (lostNow > saidLost) {
            long count = lostNow - saidLost;
            var now = clock.instant();
            lines.add(sequence -> new DecisionLine.Lost(sequence, now, count).write());
            LOG.warnf("%d decisions could not be written down", count);
        }
        taken.forEach(decision -> addLines(decision, lines));
        if (!lines.isEmpty()) {
            spool.append(lines);
            saidLost = lostNow;
        }
        var now = clock.instant();
        if (forcedAt.plus(FORCED_EVERY).isBefore(now)) {
            spool.force();
            forcedAt = now;
        }
    }

    private void addLines(Decided decision, List<LongFunction<String>> lines) {
        var caller = decision.caller();
        Optional<String> session = Optional.empty();
        if (caller.flatMap(Decided.Caller::person).isPresent()
                && decision.terms().personKey().isPresent()) {
            var sealed = seals.of(
                    caller.get().sessionKey(),
                    caller.get().person().get(),
                    decision.terms().personKey().get());
            session = Optional.of(sealed.session());
            sealed.sealed()
                    .ifPresent(jwe -> lines.add(sequence ->
                            new DecisionLine.Person(sequence, sealed.session(), decision.at(), jwe).write()));
        }
        var named = session;
        lines.add(sequence -> line(sequence, decision, named).write());
    }

    private static DecisionLine.Decision line(long sequence, Decided decision, Optional<String> session) {
        var assurance = decision.caller().map(Decided.Caller::assurance);
        return new DecisionLine.Decision(
                sequence,
                decision.at(),
                decision.correlation(),
                decision.service(),
                Methods.known(decision.method()),
                template(decision),
                decision.rule(),
                decision.outcome(),
                decision.reason(),
                assurance.map(evidence -> evidence.level()).orElse(SecurityLevel.OPEN),
                assurance.flatMap(LoginWords::methodOf),
                assurance.map(LoginWords::issuerOf),
                assurance.map(evidence -> Duration.between(evidence.authenticatedAt(), decision.at())),
                session,
                decision.terms().policyVersion());
    }

    /** A path that is longer than any rule is cut at a segment: nobody should fill the console with paths. */
    private static String template(Decided decision) {
        var template = decision.terms().watched().template(decision.service(), decision.path());
        return template.length() <= LONGEST_TEMPLATE
                ? template
                : template.substring(0, template.lastIndexOf('/', LONGEST_TEMPLATE));
    }

    @Override
    public void close() {
        writer.end(LONGEST_GOODBYE);
        try {
            spool.close();
        } catch (UncheckedIOException broken) {
            LOG.error("the spool of decisions was not closed cleanly", broken);
        }
    }
}
