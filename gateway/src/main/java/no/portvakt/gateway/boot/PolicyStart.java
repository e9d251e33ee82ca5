package no.portvakt.gateway.boot;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import no.portvakt.gateway.feed.SnapshotWatch;
import no.portvakt.gateway.folder.FolderReading;
import no.portvakt.gateway.folder.FolderWatch;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.policy.SnapshotKeeper;
import no.portvakt.gateway.policy.SnapshotSource;
import no.portvakt.gateway.policy.Standing;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.Problem;
import no.portvakt.profiles.policy.Emergency;
import no.portvakt.profiles.policy.Issuers;
import no.portvakt.profiles.policy.Policy;

/** Brings the first policy into force, or says why there is none. Nothing is let in before. */
sealed interface PolicyStart {

    /** Every reason why nothing can be enforced; empty once a policy is in force. */
    List<String> problems();

    /** Asked for only when there are no problems. */
    PolicyInForce inForce();

    /** Whether a restart would find what is enforced now. */
    boolean isSafeOnDisk();

    /** The profiles that are shipped: read once. */
    final class FromFiles implements PolicyStart {

        private final LoadOutcome outcome;
        private final Issuers issuers;

        FromFiles(LoadOutcome outcome, Issuers issuers) {
            this.outcome = outcome;
            this.issuers = issuers;
        }

        @Override
        public List<String> problems() {
            return switch (outcome) {
                case LoadOutcome.Loaded loaded -> List.of();
                case LoadOutcome.Rejected rejected ->
                    rejected.problems().stream().map(Problem::describe).toList();
            };
        }

        @Override
        public PolicyInForce inForce() {
            return switch (outcome) {
                case LoadOutcome.Loaded loaded ->
                    new PolicyInForce(Policy.compile(loaded.catalog(), Emergency.NONE, issuers));
                case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
            };
        }

        @Override
        public boolean isSafeOnDisk() {
            return true;
        }
    }

    /** A folder: read now, and again whenever it changes. */
    final class FromFolder implements PolicyStart {

        private final FolderWatch watch;
        private final Issuers issuers;
        private final Duration every;
        private final Clock clock;
        private boolean begun;

        FromFolder(FolderWatch watch, Issuers issuers, Duration every, Clock clock) {
            this.watch = watch;
            this.issuers = issuers;
            this.every = every;
            this.clock = clock;
        }

        @Override
        public synchronized List<String> problems() {
            if (begun) {
                return List.of();
            }
            return switch (watch.first()) {
                case FolderReading.Refused refused ->
                    refused.problems().stream().map(Problem::describe).toList();
                case FolderReading.Accepted sound -> {
                    begun = true;
                    watch.start(every);
                    yield List.of();
                }
            };
        }

        @Override
        public PolicyInForce inForce() {
            var inForce = new CompletableFuture<PolicyInForce>();
            var now = watch.follow(next -> inForce.join().replaceBy(standing(next)));
            inForce.complete(new PolicyInForce(standing(now)));
            return inForce.join();
        }

        private Standing standing(FolderReading.Accepted sound) {
            return Standing.ofFiles(Policy.compile(sound.catalog(), Emergency.NONE, issuers), clock.instant());
        }

        @Override
        public boolean isSafeOnDisk() {
            return true;
        }
    }

    /** Snapshots: the last good one from disk at once, newer ones from the console for as long as we run. */
    final class FromConsole implements PolicyStart {

        private final Supplier<SnapshotKeeper> opened;
        private final Supplier<SnapshotSource> console;
        private final Duration patience;
        private volatile List<SnapshotKeeper> keeper = List.of();

        FromConsole(Supplier<SnapshotKeeper> opened, Supplier<SnapshotSource> console, Duration patience) {
            this.opened = opened;
            this.console = console;
            this.patience = patience;
        }

        @Override
        public synchronized List<String> problems() {
            try {
                if (keeper.isEmpty()) {
                    var line = console.get();
                    keeper = List.of(opened.get());
                    keeper.getFirst().takeFromDisk();
                    new SnapshotWatch(line, keeper.getFirst()).start();
                }
                keeper.getFirst()
                        .inForce()
                        .toCompletableFuture()
                        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
                return List.of();
            } catch (CompletionException none) {
                return List.of("portvakt.policy: no usable snapshot on disk, and none came from the console in "
                        + patience.toSeconds() + " s (portvakt.policy.first-snapshot); an edge without a policy lets"
                        + " nobody in");
            } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException broken) {
                return List.of("portvakt.policy: " + broken.getMessage());
            }
        }

        @Override
        public PolicyInForce inForce() {
            return keeper.getFirst().inForce().toCompletableFuture().join();
        }

        @Override
        public boolean isSafeOnDisk() {
            return keeper.getFirst().isKeptOnDisk();
        }
    }
}
