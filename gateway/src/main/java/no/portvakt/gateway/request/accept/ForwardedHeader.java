package no.portvakt.gateway.request.accept;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is named by {@code for=} in a {@code Forwarded} header (RFC 7239, 4). No library that we have reads it for others
 * than itself.
 */
final class ForwardedHeader {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern PAIR =
            Pattern.compile("\\G[ \t]*(" + TOKEN + ")=(?:(" + TOKEN + ")|\"([^\"\\\\]*)\")[ \t]*(;|,|$)");
    private static final String PORT = "(?::[0-9]{1,5})?";
    private static final Pattern NODE =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([0-9]{1,3}(?:\\.[0-9]{1,3}){3}))" + PORT);

    private ForwardedHeader() {}

    /**
     * An entry for each proxy, in their order: the address that it names, or empty where it hides it, names none or two.
     *
     * @return empty if the header does not keep to the grammar; a backslash in quotes is no part of an address
     */
    static Optional<List<Optional<String>>> clients(String header) {
        List<Optional<String>> clients = new ArrayList<>();
        List<String> named = new ArrayList<>();
        var pairs = PAIR.matcher(header);
        while (pairs.find()) {
            if (pairs.group(1).equalsIgnoreCase("for")) {
                named.add(pairs.group(2) == null ? pairs.group(3) : pairs.group(2));
            }
            if (!pairs.group(4).equals(";")) {
                clients.add(named.size() == 1 ? address(named.getFirst()) : Optional.empty());
                named.clear();
            }
            if (pairs.group(4).isEmpty()) {
                return Optional.of(clients);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> address(String node) {
        var match = NODE.matcher(node);
        return match.matches()
                ? Optional.ofNullable(match.group(1)).or(() -> Optional.of(match.group(2)))
                : Optional.empty();
    }
}
