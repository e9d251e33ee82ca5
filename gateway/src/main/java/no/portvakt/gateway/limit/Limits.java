package no.portvakt.gateway.limit;

/** Everything that is limited. */
public record Limits(RateLimits rates, BodyLimits bodies) {

    /** Nothing is. */
    public static Limits none() {
        return new Limits(RateLimits.none(), BodyLimits.none());
    }
}
