package no.portvakt.gateway.boot;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import no.portvakt.gateway.feed.ConsoleLine;
import no.portvakt.gateway.feed.SnapshotWatch;
import no.portvakt.gateway.fixture.FakeUpstream;
import no.portvakt.gateway.fixture.TestCertificates;
import no.portvakt.gateway.observe.DecisionRecorder;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.policy.SnapshotKeeper;
import no.portvakt.gateway.policy.SnapshotStore;
import no.portvakt.gateway.policy.SnapshotVerifier;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.policy.Issuers;
import no.portvakt.trust.spool.RecordSender;
import no.portvakt.trust.spool.Spool;
import no.portvakt.trust.tls.PemTls;

/** A gateway in the role of an edge: the policy from a console over mTLS, the last good one on its own disk. */
final class EdgeUnderTest implements AutoCloseable {

    private final SnapshotKeeper keeper;
    private final ConsoleLine line;
    private final SnapshotWatch watch;
    private final Spool spool;
    private final DecisionRecorder recorder;
    private final RecordSender sender;
    private final GatewayUnderTest gateway;
    private final FakeUpstream upstream;

    EdgeUnderTest(
            Path folder,
            Vertx vertx,
            URI console,
            Path trust,
            TestCertificates.Pair identity,
            SnapshotVerifier verifier) {
        var made = made(folder);
        this.keeper = new SnapshotKeeper(
                verifier, new SnapshotStore(made), new Issuers.Unresolved(), Clock.systemUTC(), () -> {});
        keeper.takeFromDisk();
        this.line = new ConsoleLine(
                console,
                PemTls.context(
                        Optional.of(trust), Optional.of(new PemTls.Identity(identity.certificate(), identity.key()))));
        this.watch = new SnapshotWatch(line, keeper);
        watch.start();
        this.spool = new Spool(
                made.resolve("decisions"),
                new Spool.Limits(64 * 1024 * 1024, Optional.empty(), Spool.WhenFull.DROP_OLDEST),
                Clock.systemUTC());
        this.recorder = new DecisionRecorder(10_000, spool, Clock.systemUTC(), new SimpleMeterRegistry()).start();
        this.sender = new RecordSender("decisions", spool, line.decisions()).start();
        this.gateway = new GatewayUnderTest(made, Clock.systemUTC(), policy(), recorder).start();
        this.upstream = new FakeUpstream(vertx);
        gateway.upstream("guarded", upstream.port());
    }

    private PolicyInForce policy() {
        return keeper.inForce()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    long version() {
        return keeper.versionInForce();
    }

    PolicyInForce enforced() {
        return policy();
    }

    /** What somebody with a session of this level meets. */
    int statusAt(SecurityLevel level) {
        return gateway.browser()
                .get("guarded", "/", Map.of("Cookie", gateway.loggedIn("guarded", level)))
                .status();
    }

    @Override
    public void close() {
        upstream.close();
        gateway.close();
        recorder.close();
        sender.close();
        watch.close();
        line.close();
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
