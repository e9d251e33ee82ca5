package no.portvakt.gateway.request.accept;

import no.portvakt.profiles.reason.Reason;

/** What reading a request came to. */
public sealed interface Acceptance permits Accepted, Acceptance.Unreadable {

    /**
     * It has more readings than one, or is too large.
     *
     * @param why for the log: which check failed, never what was sent
     */
    record Unreadable(Reason reason, String why) implements Acceptance {}
}
