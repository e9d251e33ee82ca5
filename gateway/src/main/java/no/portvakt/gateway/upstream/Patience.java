package no.portvakt.gateway.upstream;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a service is waited for.
 *
 * @param connect until there is a connection, waiting for a free one included
 * @param firstByte until the answer begins, counted from the last byte of the request
 * @param idle between two bytes of the answer, as long as the client takes them; empty: for ever
 */
public record Patience(Duration connect, Duration firstByte, Optional<Duration> idle) {

    public Patience {
        if (!connect.isPositive()
                || !firstByte.isPositive()
                || idle.filter(time -> !time.isPositive()).isPresent()) {
            throw new IllegalArgumentException("waiting has to end, and not before it began");
        }
    }
}
