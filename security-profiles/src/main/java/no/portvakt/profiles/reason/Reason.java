package no.portvakt.profiles.reason;

import java.util.Locale;

/**
 * Why something was refused. The id is stable: it stands in problem documents (RFC 9457), decision records and logs,
 * and its texts in {@code reasons_nb.properties}, {@code _nn} and {@code _en}.
 */
public enum Reason {
    /** No profile names this host. */
    UNKNOWN_SERVICE(404),
    /** The service's profile names no rule for this path and method. */
    NO_RULE(404),
    /** The request can be read in more than one way. */
    AMBIGUOUS_REQUEST(400),
    /** Headers or body over the limit. */
    TOO_LARGE(413),
    /** Not logged in. */
    LOGIN_REQUIRED(401),
    /** Logged in, at too low a level. */
    LEVEL_TOO_LOW(401),
    /** Logged in at the right level, too long ago for this rule. */
    LOGIN_TOO_OLD(401),
    /** The issuer is not one that this rule accepts, or its evidence cannot be read. */
    ASSURANCE_NOT_ACCEPTED(403),
    /** Logged in, by a method that this rule does not accept, and no other could be asked for. */
    LOGIN_METHOD_NOT_ACCEPTED(403),
    /** Logged in, without a role that this rule asks for. */
    ROLE_REQUIRED(403),
    /** Logged in, as somebody whom the service is not for. */
    POPULATION_NOT_SERVED(403),
    /** Acts for somebody else, where the service lets nobody do so. */
    REPRESENTATION_NOT_ALLOWED(403),
    /** Acts for somebody else where that is allowed, and nothing can confirm that she may. */
    REPRESENTATION_UNCONFIRMED(403),
    /** What was submitted is not signed. */
    SIGNATURE_REQUIRED(403),
    /** The token or session that came with the request is not valid. */
    INVALID_CREDENTIAL(401),
    /** An unsafe method from another origin. */
    CROSS_SITE(403),
    /** No level that the identity provider can give opens this. */
    LEVEL_UNREACHABLE(403),
    /** The log-in came back with less than was asked for. */
    LOGIN_BELOW_REQUEST(403),
    /** The step-up came back with another person. */
    ANOTHER_PERSON(403),
    /** The log-in was cancelled, has expired, or was started in another browser. */
    LOGIN_NOT_COMPLETED(400),
    /** The identity provider does not answer. */
    IDP_UNAVAILABLE(503),
    /** The service behind the gateway does not answer. */
    UPSTREAM_UNAVAILABLE(502),
    /** The service behind the gateway did not answer in time. */
    UPSTREAM_TIMEOUT(504),
    /** The service behind the gateway has as many requests as it takes. */
    UPSTREAM_BUSY(503),
    /** What was asked for does not exist, or is not this person's. */
    NOT_FOUND(404),
    /** What was sent cannot be used. */
    INVALID_INPUT(400),
    /** The same key was used before for something else. */
    CONFLICT(409),
    /** The sender may not do this. */
    FORBIDDEN(403),
    /** Too many at once. */
    TOO_MANY_REQUESTS(429),
    /** We are starting, stopping or broken. */
    UNAVAILABLE(503),
    /** Broken on our side. */
    INTERNAL(500);

    private final int status;

    Reason(int status) {
        this.status = status;
    }

    /** The HTTP status that an API caller gets. */
    public int status() {
        return status;
    }

    /** Stable, lower case, with hyphens: {@code level-too-low}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
