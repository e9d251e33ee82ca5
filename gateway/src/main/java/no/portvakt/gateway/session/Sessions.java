package no.portvakt.gateway.session;

import java.util.List;
import java.util.Optional;

/** Finds the session that a request's cookies open. Called on event loops: it must not block. */
@FunctionalInterface
public interface Sessions {

    /**
     * The session, if it is alive within the limits; it counts as seen now.
     *
     * @param host the host label that was asked, which must be the session's own
     * @param cookieHeaders the request's {@code Cookie} headers, unread
     * @return empty for no cookie, an unknown one, two of ours, or a session that is over
     */
    Optional<Session> find(String host, List<String> cookieHeaders, SessionLimits limits);
}
