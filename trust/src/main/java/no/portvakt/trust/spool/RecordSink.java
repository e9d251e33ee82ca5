package no.portvakt.trust.spool;

import java.io.IOException;

/** Where an edge's records go: the console in the same process, or over mTLS. A port; may block. */
@FunctionalInterface
public interface RecordSink {

    /**
     * When this returns, the console has them for good. Sent again, they have no further effect.
     *
     * @throws IOException if the console is away: they are to be sent again later
     */
    void send(SpoolBatch batch) throws IOException;
}
