package no.portvakt.gateway.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where sessions are kept. A port: memory on one node, Redis on many; {@code SessionStoreContract} is the test of both.
 *
 * <p>Every call may be made on an event loop and never blocks it. A stage that fails means that the store is broken or
 * away: the caller lets nobody in by it. Once a removing stage has completed, no {@link #find} that begins a second
 * later, on whatever node, gives what was removed.
 */
public interface SessionStore {

    /**
     * Keeps a new session, and lets go of every earlier one of the same {@code sid} on the same host.
     *
     * @param id what the browser is given; opens the session, and is not kept
     * @return what it took the place of; {@link Added.Refused}, and nothing kept, if this {@code sid} was ended a short
     *     while ago: the log-out overtook the log-in
     */
    CompletionStage<Added> add(SessionId id, StoredSession session);

    /** What was added under this id and is still within its limits at {@code now}; up to a second old. */
    CompletionStage<Optional<StoredSession>> find(SessionId id, Instant now);

    /** The same as it is this moment, whoever changed it where. */
    CompletionStage<Optional<StoredSession>> findAfresh(SessionId id, Instant now);

    /** Moves {@link Session#lastSeenAt()}. Nothing happens to a session that is gone: it is never brought back. */
    CompletionStage<Void> touch(SessionHash id, Instant now);

    /** Puts a renewed session in the place of the one of the same id. Never brings back one that is gone. */
    CompletionStage<Void> replace(SessionId id, StoredSession renewed);

    CompletionStage<Optional<Ended>> remove(SessionHash id);

    /**
     * Ends every session of one session of the identity provider, on every host, and remembers the {@code sid} for a
     * while, so that a log-in still under way cannot bring it back.
     *
     * @return what was removed
     */
    CompletionStage<List<Ended>> endSid(String sid, Instant now);

    /** Ends every session of one citizen, in every browser; the citizen may log in again at once. */
    CompletionStage<List<Ended>> endSubject(String subject);

    /**
     * Reserves a session for one caller among all nodes, while it is being renewed.
     *
     * @param atMost it is free again after this time, whatever became of the caller
     * @return empty if somebody else has it
     */
    CompletionStage<Optional<Lease>> lease(SessionHash id, Duration atMost);

    /**
     * Uses something up, among all nodes: a log-in's answer, a token that counts once.
     *
     * @param what named so that different things do not meet; kept as a hash
     * @param remembered how long a second use is noticed, at least
     * @return whether this was the first use
     */
    CompletionStage<Boolean> useUp(String what, Duration remembered, Instant now);

    /** What became of an {@link #add}. */
    sealed interface Added {

        /** Kept; these had to go, as earlier ones of the same browser on this host or to make room. */
        record Kept(List<Ended> gone) implements Added {
            public Kept {
                gone = List.copyOf(gone);
            }
        }

        record Refused() implements Added {}
    }

    /** A reservation. */
    @FunctionalInterface
    interface Lease {

        /** Ends only what this caller holds. */
        CompletionStage<Void> release();
    }
}
