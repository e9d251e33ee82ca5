package no.portvakt.gateway.request.accept;

import java.util.Locale;
import java.util.Optional;

/** Host name and port of a {@code Host} header. Names only: no service of ours is reached by its address. */
record Authority(String host, int port) {

    private static final int HTTPS = 443;
    private static final int LARGEST_PORT = 65_535;
    private static final int LONGEST_PORT = 5;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST = 260;

    static Optional<Authority> parse(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        int colon = header.indexOf(':');
        int end = colon < 0 ? header.length() : colon;
        int port = colon < 0 ? HTTPS : port(header, colon + 1);
        return port >= 1 && port <= LARGEST_PORT && isName(header, end)
                ? Optional.of(new Authority(header.substring(0, end).toLowerCase(Locale.ROOT), port))
                : Optional.empty();
    }

    /** Zero for what is none. */
    private static int port(String header, int from) {
        if (from == header.length() || header.length() - from > LONGEST_PORT) {
            return 0;
        }
        int port = 0;
        for (int i = from; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            port = port * 10 + (c - '0');
        }
        return port;
    }

    /** Labels of letters, digits and, inside, hyphens (RFC 1123, 2.1), with single dots between them. */
    private static boolean isName(String header, int end) {
        int label = 0;
        for (int i = 0; i < end; i++) {
            char c = header.charAt(i);
            if (c == '.') {
                if (!endsWell(header, i, label)) {
                    return false;
                }
                label = 0;
            } else if (isLetterOrDigit(c) || (c == '-' && label > 0)) {
                label++;
            } else {
                return false;
            }
        }
        return endsWell(header, end, label);
    }

    private static boolean endsWell(String header, int end, int label) {
        return label > 0 && label <= LONGEST_LABEL && header.charAt(end - 1) != '-';
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
