package no.portvakt.gateway.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps texts that were sealed elsewhere for a short while, on every node. Never blocks; a stage that fails means that
 * the store is away.
 */
public interface SealedTexts {

    /** False if there is no room: nothing is kept then. */
    CompletionStage<Boolean> keep(SessionHash name, String sealed, Duration life);

    CompletionStage<Optional<String>> find(SessionHash name);

    /** Finds and forgets at once: of all that ask for it, on all nodes, one gets it. */
    CompletionStage<Optional<String>> take(SessionHash name);

    CompletionStage<Void> forget(SessionHash name);
}
