package no.portvakt.gateway.trace;

import no.portvakt.gateway.observe.Seen;
import no.portvakt.profiles.level.SecurityLevel;

/** One request as a trace knows it: what the access log knows, and how long the parts took. Lives on its event loop. */
public interface Trace {

    /** A part begins. */
    Step step(Part part);

    /** The level that the rule asks for. */
    void demands(SecurityLevel level);

    /** The request is over. Nothing of {@code seen} is about a person. */
    void ended(Seen seen);

    /** Of a request that is in no sample. The same one for all: nothing is made for it. */
    static Trace untraced() {
        return Untraced.ONLY;
    }
}
