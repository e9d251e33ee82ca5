package no.portvakt.gateway.request.forward;

import java.time.Duration;

/**
 * How long we wait and how much we take.
 *
 * @param connect until there is a connection to the upstream, waiting for a free one included
 * @param firstByte until the answer begins, counted from the last byte of the request
 * @param largestBody bytes of a request's body
 */
public record Patience(Duration connect, Duration firstByte, long largestBody) {

    public Patience {
        if (!connect.isPositive() || !firstByte.isPositive() || largestBody < 1) {
            throw new IllegalArgumentException("waiting has to end, and something has to be let in");
        }
    }
}
