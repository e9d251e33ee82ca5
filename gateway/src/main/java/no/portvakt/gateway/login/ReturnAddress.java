package no.portvakt.gateway.login;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import no.portvakt.gateway.ownpath.OwnPath;

/**
 * Where the citizen goes after a log-in: a page on the host where it began, and nowhere else. An allow-list of
 * characters and shapes; whatever some browser might read as another host is not one.
 *
 * @param target path and query, percent-encoded as it will stand in {@code Location}
 */
public record ReturnAddress(String target) {

    public static final ReturnAddress HOME = new ReturnAddress("/");

    /** It has to fit into a cookie, sealed. */
    static final int LONGEST = 1_000;

    private static final Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,=:@-]|%[0-9A-Fa-f]{2}|/)*");
    private static final Pattern QUERY = Pattern.compile("[!-~&&[^#\\\\<>\"]]*");
    private static final Pattern READ_OTHERWISE_WHEN_DECODED =
            Pattern.compile("%(?:2[eEfF5]|3[bB]|5[cC]|[01][0-9A-Fa-f]|7[fF])");
    private static final Pattern EMPTY_OR_DOT_SEGMENT = Pattern.compile("/(?:/|\\.{1,2}(?:/|$))");

    /** Empty for whatever is not a page on this host; a page with a long address becomes the front page. */
    public static Optional<ReturnAddress> parse(String asked) {
        int mark = asked.indexOf('?');
        var path = mark < 0 ? asked : asked.substring(0, mark);
        var query = mark < 0 ? "" : asked.substring(mark + 1);
        boolean acceptable = PATH.matcher(path).matches()
                && !READ_OTHERWISE_WHEN_DECODED.matcher(path).find()
                && !EMPTY_OR_DOT_SEGMENT.matcher(path).find()
                && (path.equals(OwnPath.GOES_ON_FOR_A_PORTAL)
                        || !path.toLowerCase(Locale.ROOT).startsWith(OwnPath.PREFIX))
                && QUERY.matcher(query).matches();
        if (!acceptable) {
            return Optional.empty();
        }
        return Optional.of(asked.length() > LONGEST ? HOME : new ReturnAddress(asked));
    }

    /** Without the query: what the policy has rules about. */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** Whether a portal waits there for what became of the log-in. */
    boolean isForAPortal() {
        return path().equals(OwnPath.GOES_ON_FOR_A_PORTAL);
    }

    /** Written out whole, so that no browser has to guess what it is relative to. */
    public String on(String origin) {
        return origin + target;
    }
}
