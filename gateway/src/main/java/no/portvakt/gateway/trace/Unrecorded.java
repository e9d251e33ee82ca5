package no.portvakt.gateway.trace;

import io.vertx.core.Future;
import no.portvakt.gateway.observe.Seen;
import no.portvakt.profiles.level.SecurityLevel;

/** A request without spans, and its own parts: whoever comes next gets a trace, and nobody is told anything. */
sealed interface Unrecorded extends Trace, Step permits Untraced, PassedOn {

    @Override
    default Step step(Part part) {
        return this;
    }

    @Override
    default void demands(SecurityLevel level) {
        // Told to nobody.
    }

    @Override
    default void ended(Seen seen) {
        // Told to nobody.
    }

    @Override
    default void endsWith(Future<?> part) {
        // Nobody waits.
    }
}
