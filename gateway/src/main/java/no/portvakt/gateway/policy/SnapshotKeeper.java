package no.portvakt.gateway.policy;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.policy.Emergency;
import no.portvakt.profiles.policy.Issuers;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.simulate.WatchedWords;
import org.jboss.logging.Logger;

/**
 * Brings snapshots into force: verified, newer than any before, loaded and compiled as a whole, then swapped. Whatever
 * is wrong with one, the one before stays in force. Thread-safe.
 */
public final class SnapshotKeeper {

    private static final Logger LOG = Logger.getLogger("portvakt.policy");

    private final SnapshotVerifier verifier;
    private final SnapshotStore store;
    private final Issuers issuers;
    private final Clock clock;
    private final RefusalCounter refusals;
    private final CompletableFuture<PolicyInForce> inForce = new CompletableFuture<>();
    private long highest;
    private volatile boolean keptOnDisk = true;

    /**
     * Starts with nothing in force.
     *
     * @throws UncheckedIOException if the store cannot be read
     */
    public SnapshotKeeper(
            SnapshotVerifier verifier, SnapshotStore store, Issuers issuers, Clock clock, RefusalCounter refusals) {
        this.verifier = verifier;
        this.store = store;
        this.issuers = issuers;
        this.clock = clock;
        this.refusals = refusals;
        this.highest = store.highestVersion();
    }

    /** Told of every snapshot that was refused. */
    @FunctionalInterface
    public interface RefusalCounter {
        void refused();
    }

    /** Completes with the first snapshot that comes into force. */
    public CompletionStage<PolicyInForce> inForce() {
        return inForce.minimalCompletionStage();
    }

    /** The highest version that was in force here, in an earlier process too: what to ask the console for more than. */
    public synchronized long highestVersion() {
        return highest;
    }

    /** The version that is enforced now; 0 for none. */
    public synchronized long versionInForce() {
        return inForce.isDone() ? inForce.join().standing().version() : 0;
    }

    /** False while a restart would lose the snapshot in force. */
    public boolean isKeptOnDisk() {
        return keptOnDisk;
    }

    /** Enforces the last good one of this edge, if there is one. */
    public synchronized Taken takeFromDisk() {
        var kept = store.lastGood();
        return kept.isEmpty() ? new Taken.Refused("there is none on disk") : take(kept.get(), Standing.Origin.DISK);
    }

    /** Enforces what the console sent. */
    public synchronized Taken takeFromConsole(SignedSnapshot signed) {
        return take(signed, Standing.Origin.CONSOLE);
    }

    private Taken take(SignedSnapshot signed, Standing.Origin origin) {
        var taken =
                switch (verifier.verify(signed)) {
                    case SnapshotVerifier.Verdict.NotGenuine notGenuine -> new Taken.Refused(notGenuine.why());
                    case SnapshotVerifier.Verdict.Genuine genuine -> take(signed, genuine.snapshot(), origin);
                };
        switch (taken) {
            case Taken.Refused refused -> {
                refusals.refused();
                LOG.errorf("refused a snapshot from %s: %s; the policy in force stays", origin.word(), refused.why());
            }
            case Taken.InForce now -> LOG.infof("policy version %d from %s is in force", now.version(), origin.word());
        }
        return taken;
    }

    private Taken take(SignedSnapshot signed, Snapshot snapshot, Standing.Origin origin) {
        // The version of a restart is the one that was in force before; from the console only a newer one comes.
        long atLeast = versionInForce() > 0 ? versionInForce() + 1 : highest;
        if (snapshot.version() < atLeast) {
            return new Taken.Refused(
                    "version " + snapshot.version() + " is older than " + Math.max(highest, atLeast - 1));
        }
        return switch (ProfileLoader.load(snapshot.documents())) {
            case LoadOutcome.Rejected rejected ->
                new Taken.Refused("version " + snapshot.version() + " does not load: " + rejected.describe());
            case LoadOutcome.Loaded loaded -> {
                if (origin != Standing.Origin.DISK) {
                    keep(signed, snapshot.version());
                }
                highest = snapshot.version();
                enforce(standing(snapshot, Policy.compile(loaded.catalog(), emergencyOf(snapshot), issuers), origin));
                yield new Taken.InForce(snapshot.version());
            }
        };
    }

    private Standing standing(Snapshot snapshot, Policy policy, Standing.Origin origin) {
        return new Standing(
                policy,
                snapshot.version(),
                origin,
                clock.instant(),
                Optional.of(snapshot.expires()),
                WatchedWords.of(policy.catalog()).and(new WatchedWords(snapshot.watched())),
                snapshot.personKey());
    }

    /** A full disk must not keep a raised level from being enforced; it is enforced, and health says what is wrong. */
    private void keep(SignedSnapshot signed, long version) {
        try {
            store.keep(signed, version);
            keptOnDisk = true;
        } catch (UncheckedIOException full) {
            keptOnDisk = false;
            LOG.errorf(full, "policy version %d is enforced, but a restart would not find it", version);
        }
    }

    private void enforce(Standing next) {
        if (inForce.isDone()) {
            inForce.join().replaceBy(next);
        } else {
            inForce.complete(new PolicyInForce(next));
        }
    }

    private static Emergency emergencyOf(Snapshot snapshot) {
        Optional<SecurityLevel> all = Optional.empty();
        Map<ServiceId, SecurityLevel> services = new HashMap<>();
        for (var raise : snapshot.emergency()) {
            if (raise.service().isPresent()) {
                services.merge(raise.service().get(), raise.level(), SnapshotKeeper::higher);
            } else {
                all = Optional.of(all.map(level -> higher(level, raise.level())).orElse(raise.level()));
            }
        }
        return new Emergency(all, services);
    }

    private static SecurityLevel higher(SecurityLevel one, SecurityLevel other) {
        return one.satisfies(other) ? one : other;
    }

    /** What became of a snapshot. */
    public sealed interface Taken {

        record InForce(long version) implements Taken {}

        record Refused(String why) implements Taken {}
    }
}
