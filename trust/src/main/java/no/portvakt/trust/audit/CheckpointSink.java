package no.portvakt.trust.audit;

import java.io.IOException;

/** A place off this machine that keeps checkpoints. It must not be possible to take one back from here. */
@FunctionalInterface
public interface CheckpointSink {

    /**
     * Keeps it.
     *
     * @throws IOException if it could not be kept; a later checkpoint will be tried again, and shows as much
     */
    void keep(SignedCheckpoint checkpoint) throws IOException;
}
