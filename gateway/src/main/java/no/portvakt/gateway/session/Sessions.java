package no.portvakt.gateway.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Finds the session that a request's cookies open. Called on event loops: it must not block. */
@FunctionalInterface
public interface Sessions {

    /**
     * The session, if it is alive within the limits; it counts as seen now.
     *
     * <p>With sessions in memory the stage is complete when it is returned; with a store outside the process it
     * completes later, on any thread. A stage that fails means that the store is broken: no session, never "let in".
     *
     * @param host the host label that was asked, which must be the session's own
     * @param cookieHeaders the request's {@code Cookie} headers, unread
     * @return empty for no cookie, an unknown one, two of ours, or a session that is over
     */
    CompletionStage<Optional<Session>> find(String host, List<String> cookieHeaders, SessionLimits limits);
}
