package no.portvakt.gateway.request.challenge;

import io.vertx.core.Future;
import java.util.Optional;
import no.portvakt.gateway.request.authorize.StepUpNeeded;

/** Keeps what a citizen filled in while she logs in, so that a level wall does not cost her an hour's work. A port. */
@FunctionalInterface
public interface FormKeeper {

    /**
     * Reads the body, which nobody else has read, and keeps it. Called on the request's event loop, completes there.
     *
     * @return empty if it is not kept: too large, of another kind, or no room. Never fails
     */
    Future<Optional<KeptForm>> keep(StepUpNeeded needed);

    /** Keeps nothing. */
    static FormKeeper none() {
        return needed -> Future.succeededFuture(Optional.empty());
    }

    /**
     * A form that was kept.
     *
     * @param name goes into the log-in's address as {@code form}; opens nothing without the cookie
     * @param setCookie binds it to this browser
     */
    record KeptForm(String name, String setCookie) {}
}
