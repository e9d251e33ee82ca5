package no.portvakt.gateway.boot;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import no.portvakt.gateway.console.decisions.DecisionIntake;
import no.portvakt.gateway.console.edges.EdgeName;
import no.portvakt.gateway.feed.ConsoleLine;
import no.portvakt.gateway.observe.DecisionLog;
import no.portvakt.gateway.observe.DecisionRecorder;
import no.portvakt.trust.spool.RecordSender;
import no.portvakt.trust.spool.RecordSink;
import no.portvakt.trust.spool.Spool;
import no.portvakt.trust.tls.PemTls;

/** Where the edge's records go: to a spool on its disk, and from there to the console. */
@Singleton
public class RecordBeans {

    /** The edge of a process that is its own console. */
    static final EdgeName THIS_PROCESS = new EdgeName("local");

    /** Asked for in the role {@code edge} only; never a console in disguise, so only as what it is. */
    @Produces
    @Singleton
    @Typed(ConsoleLine.class)
    public ConsoleLine line(FeedSettings feed) {
        Path certificate = needed(feed.certificate(), "certificate");
        Path key = needed(feed.key(), "key");
        URI url = needed(feed.url(), "url");
        if (!"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("portvakt.feed.url: must be https");
        }
        return new ConsoleLine(
                url,
                PemTls.context(
                        Optional.of(needed(feed.trust(), "trust")),
                        Optional.of(new PemTls.Identity(certificate, key))));
    }

    /** Without a spool or somebody to send to, decisions are told to nobody. */
    @Produces
    @Singleton
    public DecisionLog decisions(
            FeedSettings feed,
            ProcessSettings process,
            Instance<ConsoleLine> line,
            ConsolePresence console,
            Instance<DecisionIntake> intake,
            Clock clock,
            MeterRegistry metrics) {
        if (feed.spool().isEmpty()) {
            return DecisionLog.none();
        }
        var sink =
                switch (process.role()) {
                    case EDGE -> Optional.of(line.get().decisions());
                    case BOTH ->
                        console.hasDatabase() ? Optional.of(inThisProcess(intake.get())) : Optional.<RecordSink>empty();
                    case CONSOLE -> Optional.<RecordSink>empty();
                };
        if (sink.isEmpty()) {
            return DecisionLog.none();
        }
        var limits = new Spool.Limits(
                feed.largestSpool().asLongValue(), Optional.of(feed.oldestDecision()), Spool.WhenFull.DROP_OLDEST);
        var spool = new Spool(feed.spool().get().resolve("decisions"), limits, clock);
        new RecordSender("decisions", spool, sink.get()).start();
        return new DecisionRecorder(feed.ring(), spool, clock, metrics).start();
    }

    /** What is in memory is written down before we go. */
    public void close(@Disposes DecisionLog log) {
        if (log instanceof DecisionRecorder recorder) {
            recorder.close();
        }
    }

    private static RecordSink inThisProcess(DecisionIntake intake) {
        return batch -> {
            try {
                intake.take(THIS_PROCESS, batch.spool(), batch.lines());
            } catch (RuntimeException databaseIsAway) {
                throw new IOException("the console's database is away", databaseIsAway);
            }
        };
    }

    private static <T> T needed(Optional<T> value, String key) {
        return value.orElseThrow(() -> new IllegalArgumentException("portvakt.feed." + key + ": is needed here"));
    }
}
