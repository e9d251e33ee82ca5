package no.portvakt.gateway.limit;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.patrol.Patrol;
import no.portvakt.profiles.catalog.ServiceId;

/**
 * How large a request's body may be, and how slowly it may come. Called on the request's event loop.
 *
 * @param largest bytes, of services with a limit of their own. Such a service takes no body without a length
 * @param whole for all of it to arrive
 * @param slowest bytes that have to come in every window
 * @param window how often is looked
 */
public record BodyLimits(Map<ServiceId, Long> largest, Duration whole, long slowest, Duration window) {

    private static final BodyLimits NONE = new BodyLimits(Map.of(), Duration.ofDays(1), 0, Duration.ofDays(1));

    public BodyLimits {
        largest = Map.copyOf(largest);
        if (!whole.isPositive() || !window.isPositive()) {
            throw new IllegalArgumentException("a body needs some time");
        }
    }

    /** Beyond what the listener itself allows: nothing is looked at. */
    public static BodyLimits none() {
        return NONE;
    }

    /** To be asked after the head was read strictly, so that a length is a number. */
    public boolean isTooLarge(HttpServerRequest raw, ServiceId service) {
        return Optional.ofNullable(largest.get(service))
                .filter(most -> raw.headers().contains(HttpHeaders.TRANSFER_ENCODING) || lengthOf(raw) > most)
                .isPresent();
    }

    /**
     * Watches a body come. What is too slow to be meant for anything is cut off, whoever of client and upstream it is
     * that does not go on: until then it holds a connection on both sides.
     *
     * @param end called once, if it is too slow
     * @return to be run when the request has been answered, so that nothing is kept of it
     */
    public Runnable watch(HttpServerRequest raw, Runnable end) {
        if (slowest == 0 || !(raw.headers().contains(HttpHeaders.TRANSFER_ENCODING) || lengthOf(raw) > 0)) {
            return () -> {};
        }
        var patrol = Patrol.ofThisLoop();
        var watched = new Watched(patrol, raw, end);
        patrol.watch(watched);
        return () -> patrol.leave(watched);
    }

    private static long lengthOf(HttpServerRequest raw) {
        return Optional.ofNullable(raw.headers().get(HttpHeaders.CONTENT_LENGTH))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private final class Watched implements Patrol.Waiting {

        private final Patrol patrol;
        private final HttpServerRequest raw;
        private final Runnable end;
        private final long began = System.nanoTime();
        private long windowBegan = began;
        private long before;

        private Watched(Patrol patrol, HttpServerRequest raw, Runnable end) {
            this.patrol = patrol;
            this.raw = raw;
            this.end = end;
        }

        @Override
        public void look() {
            if (raw.isEnded() || raw.response().ended() || raw.response().closed()) {
                patrol.leave(this);
                return;
            }
            long now = System.nanoTime();
            if (now - windowBegan < window.toNanos()) {
                return;
            }
            long read = raw.bytesRead();
            if (read - before < slowest || now - began > whole.toNanos()) {
                patrol.leave(this);
                end.run();
            }
            before = read;
            windowBegan = now;
        }
    }
}
