package no.portvakt.gateway.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where sessions are kept. A port: memory on one node, Redis on many; {@code SessionStoreContract} is the test of both.
 *
 * <p>Every call may be made on an event loop and never blocks it. A stage that fails means that the store is broken or
 * away: the caller treats it as "no session", never as "let in". Once a removing stage has completed, no later
 * {@link #find} gives what was removed.
 */
public interface SessionStore {

    /**
     * Keeps a new session, and lets go of every earlier one of the same {@code sid} on the same host.
     *
     * @return what it took the place of; {@link Added.Refused}, and nothing kept, if this {@code sid} was ended a short
     *     while ago: the log-out overtook the log-in
     */
    CompletionStage<Added> add(StoredSession session);

    /** What was added under this id and is still within its limits at {@code now}. */
    CompletionStage<Optional<StoredSession>> find(SessionHash id, Instant now);

    /** Moves {@link Session#lastSeenAt()}. Nothing happens to a session that is gone: it is never brought back. */
    CompletionStage<Void> touch(SessionHash id, Instant now);

    CompletionStage<Optional<StoredSession>> remove(SessionHash id);

    /**
     * Ends every session of one session of the identity provider, on every host, and remembers the {@code sid} for a
     * while, so that a log-in still under way cannot bring it back.
     *
     * @return what was removed
     */
    CompletionStage<List<StoredSession>> endSid(String sid, Instant now);

    /** Ends every session of one citizen, in every browser; the citizen may log in again at once. */
    CompletionStage<List<StoredSession>> endSubject(String subject);

    /** What became of an {@link #add}. */
    sealed interface Added {

        /** Kept; these had to go, as earlier ones of the same browser on this host or to make room. */
        record Kept(List<StoredSession> gone) implements Added {
            public Kept {
                gone = List.copyOf(gone);
            }
        }

        record Refused() implements Added {}
    }
}
