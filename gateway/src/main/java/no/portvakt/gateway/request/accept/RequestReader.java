package no.portvakt.gateway.request.accept;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Clock;
import no.portvakt.gateway.exchange.Door;
import no.portvakt.gateway.exchange.Exchange;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * Reads a request's head strictly. What two servers might read in two ways is refused here, before any profile is asked
 * and without touching an upstream. Runs on an event loop; the body stays unread.
 */
public final class RequestReader {

    private final Clock clock;
    private final long largestBody;
    private final TrustedProxies proxies;

    /**
     * Reads requests.
     *
     * @param largestBody bytes that a request may announce; what it really sends is counted while forwarding
     */
    public RequestReader(Clock clock, long largestBody, TrustedProxies proxies) {
        this.clock = clock;
        this.largestBody = largestBody;
        this.proxies = proxies;
    }

    public Acceptance read(HttpServerRequest raw, Door door, CorrelationId correlation) {
        var problem = HeadRules.problemOf(raw);
        if (problem.isPresent()) {
            return unreadable(problem.get());
        }
        if (announcedLength(raw) > largestBody) {
            return new Acceptance.Unreadable(Reason.TOO_LARGE, "content-length");
        }
        var authority = Authority.parse(authorityOf(raw));
        if (authority.isEmpty()) {
            return unreadable("host");
        }
        boolean upgrade = HeadRules.asksForUpgrade(raw);
        return switch (Target.read(raw.uri())) {
            case Target.Ambiguous ambiguous -> unreadable(ambiguous.why());
            case Target.Canonical target ->
                // An upgrade is forwarded with the target as it came, so there it must be canonical already.
                upgrade && !target.asSent()
                        ? unreadable("upgrade-target")
                        : new AcceptedRequest(new Exchange(
                                raw,
                                door,
                                correlation,
                                clock.instant(),
                                proxies.clientOf(raw),
                                authority.get().host(),
                                authority.get().port(),
                                target.path(),
                                target.query(),
                                upgrade));
        };
    }

    /** The rules of the head have made sure that there is one. */
    private static String authorityOf(HttpServerRequest raw) {
        return raw.version() == HttpVersion.HTTP_2
                ? raw.authority(true).toString()
                : raw.headers().get(HttpHeaders.HOST);
    }

    private static Acceptance unreadable(String why) {
        return new Acceptance.Unreadable(Reason.AMBIGUOUS_REQUEST, why);
    }

    /** The rules of the head have made sure that it is a number. */
    private static long announcedLength(HttpServerRequest raw) {
        var length = raw.headers().get(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
