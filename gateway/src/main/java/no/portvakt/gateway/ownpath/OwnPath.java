package no.portvakt.gateway.ownpath;

import java.util.Set;

/**
 * One of the gateway's own paths, exact: nothing below it is meant.
 *
 * @param path begins with {@code /_portvakt/}
 * @param methods all others are answered as if the path did not exist
 * @param unsafe what an unsafe method has to show; see {@link UnsafeMethods}
 * @param hosts where it is served
 */
public record OwnPath(String path, Set<String> methods, UnsafeMethods unsafe, ServedOn hosts, OwnPathHandler handler) {

    /** All our own paths begin with this; no profile can take one of them. */
    public static final String PREFIX = "/_portvakt/";

    /** Where a log-in that a portal asked for goes on: the one path of ours that a log-in may lead back to. */
    public static final String GOES_ON_FOR_A_PORTAL = PREFIX + "saml/continue";

    public OwnPath {
        methods = Set.copyOf(methods);
        if (!path.startsWith(PREFIX)) {
            throw new IllegalArgumentException("not one of our own paths: " + path);
        }
    }

    /** A path that browsers use, on every public host. */
    public static OwnPath everywhere(String path, Set<String> methods, OwnPathHandler handler) {
        return new OwnPath(path, methods, UnsafeMethods.FROM_SAME_ORIGIN, ServedOn.EVERY_HOST, handler);
    }

    /** A path that the identity provider's server calls, on the login host. */
    public static OwnPath forServers(String path, Set<String> methods, OwnPathHandler handler) {
        return new OwnPath(path, methods, UnsafeMethods.FROM_ANYWHERE, ServedOn.LOGIN_HOST, handler);
    }

    /** What a method that changes something has to show before the handler is called. */
    public enum UnsafeMethods {
        /** A matching {@code Origin} or {@code Sec-Fetch-Site: same-origin}. */
        FROM_SAME_ORIGIN,
        /** Nothing: the caller is a server, and proves itself by what it sends. */
        FROM_ANYWHERE
    }

    /** The hosts that serve it. */
    public enum ServedOn {
        EVERY_HOST,
        LOGIN_HOST
    }
}
