package no.portvakt.gateway.trace;

import io.vertx.core.Future;
import no.portvakt.gateway.observe.Seen;
import no.portvakt.profiles.level.SecurityLevel;

/** A trace that a named proxy began and does not sample, or that we add nothing to: it goes on as it came. */
record PassedOn(String traceparent) implements Trace, Step {

    @Override
    public Step step(Part part) {
        return this;
    }

    @Override
    public void demands(SecurityLevel level) {
        // Told to nobody.
    }

    @Override
    public void ended(Seen seen) {
        // Told to nobody.
    }

    @Override
    public void endsWith(Future<?> part) {
        // Nobody waits.
    }
}
