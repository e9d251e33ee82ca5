package no.portvakt.demo.browsing;

import java.net.URI;

/** One redirect on the way to a page. */
public record Hop(int status, URI from, URI to) {

    /** For evidence: where it led, without the query, which holds codes and states. */
    public String destination() {
        return to.getHost() + to.getPath();
    }
}
