package no.portvakt.gateway.console.life;

import no.portvakt.gateway.console.officers.Officer;

/** Who could approve. With fewer than two, nothing can be lowered, and the console says so. */
public interface Approvers {

    int NEEDED = 2;

    /** Takes note of an officer who is here. */
    void seen(Officer officer);

    /** How many different persons could approve, as far as is known. */
    int count();

    default boolean areTooFew() {
        return count() < NEEDED;
    }
}
