package no.portvakt.gateway.request.enrich;

import java.util.Optional;

/**
 * Where a browser goes that has logged out at the identity provider: to where that sends it, past whom only the browser
 * can tell. Called on event loops; must not block. A port.
 */
@FunctionalInterface
public interface WayOut {

    /** There is nobody to tell. */
    WayOut STRAIGHT = (sid, location) -> location;

    /**
     * The address to go to instead.
     *
     * @param sid the session that ended
     * @param location where the identity provider sends the browser, which it has checked
     */
    String past(String sid, String location);

    /** Where it goes that the identity provider sends nowhere, since somebody has to be told; empty if nobody has. */
    default Optional<String> after(String sid) {
        return Optional.empty();
    }
}
