package no.portvakt.gateway.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where an edge hears of new snapshots: the console in the same process, or over mTLS. A port. */
@FunctionalInterface
public interface SnapshotSource {

    /**
     * The newest snapshot, as soon as there is one with a higher version.
     *
     * <p>Never blocks the caller. Completes on any thread. A stage that fails means that the console is away: the caller
     * keeps what it has and asks again later.
     *
     * @param version the highest that the caller has; 0 for none
     * @param atMost how long to wait for a newer one
     * @return empty if there was none in that time
     */
    CompletionStage<Optional<SignedSnapshot>> newerThan(long version, Duration atMost);
}
