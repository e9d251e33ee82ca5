package no.portvakt.trust.audit;

import java.io.IOException;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Signs how far a log has come and sends it away. Called now and then, and once more when the program ends. */
public final class Checkpoints {

    private final FileAuditLog log;
    private final String name;
    private final PrivateKey key;
    private final List<CheckpointSink> sinks;
    private final Clock clock;
    private Checkpoint last = Checkpoint.START;

    /**
     * Sends the checkpoints of one log.
     *
     * @param name what the checkpoints call the log; part of a file name
     */
    public Checkpoints(FileAuditLog log, String name, PrivateKey key, List<CheckpointSink> sinks, Clock clock) {
        this.log = log;
        this.name = name;
        this.key = key;
        this.sinks = List.copyOf(sinks);
        this.clock = clock;
    }

    /**
     * Sends the newest, if there is anything new.
     *
     * @return what went wrong; then the next call tries again, with what is newest then
     */
    public synchronized List<IOException> send() {
        var position = log.position();
        if (position.checkpoint().equals(last)) {
            return List.of();
        }
        var signed = SignedCheckpoint.sign(name, position.checkpoint(), position.bytes(), clock.instant(), key);
        List<IOException> failures = new ArrayList<>();
        for (var sink : sinks) {
            try {
                sink.keep(signed);
            } catch (IOException failed) {
                failures.add(failed);
            }
        }
        if (failures.isEmpty()) {
            last = position.checkpoint();
        }
        return failures;
    }
}
