package no.portvakt.gateway.request.accept;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Host name and port of a {@code Host} header. Names only: no service of ours is reached by its address. */
record Authority(String host, int port) {

    private static final int HTTPS = 443;
    private static final int LARGEST_PORT = 65_535;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM = Pattern.compile("(" + LABEL + "(?:\\." + LABEL + ")*)(?::([0-9]{1,5}))?");
    private static final int LONGEST = 260;

    static Optional<Authority> parse(String header) {
        if (header.length() > LONGEST) {
            return Optional.empty();
        }
        var matcher = FORM.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = Optional.ofNullable(matcher.group(2)).map(Integer::parseInt).orElse(HTTPS);
        return port >= 1 && port <= LARGEST_PORT
                ? Optional.of(new Authority(matcher.group(1).toLowerCase(Locale.ROOT), port))
                : Optional.empty();
    }
}
