package no.portvakt.gateway.boot;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.portvakt.gateway.bearer.AcceptedIssuer;

/** What must hold of the issuers of bearer tokens. Gives every problem, with its key, or none. */
final class BearerChecks {

    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);

    private BearerChecks() {}

    static List<String> problemsOf(BearerSettings bearers) {
        var problems = new ArrayList<String>();
        if (bearers.keysAtMostEvery().compareTo(Duration.ofSeconds(1)) < 0) {
            problems.add("portvakt.bearer.keys-at-most-every: at least a second");
        }
        new TreeMap<>(bearers.issuers()).forEach((name, issuer) -> check(keyOf(name), issuer, problems));
        bearers.issuers().values().stream()
                .collect(Collectors.groupingBy(BearerSettings.Issuer::issuer, TreeMap::new, Collectors.counting()))
                .forEach((issuer, times) -> {
                    if (times > 1) {
                        problems.add("portvakt.bearer.issuers: two are '" + issuer + "'");
                    }
                });
        return problems;
    }

    private static void check(String key, BearerSettings.Issuer issuer, List<String> problems) {
        if (issuer.jwksUrl().isPresent() == issuer.jwksFile().isPresent()) {
            problems.add(key + ": one of jwks-url and jwks-file is needed, and not both");
        }
        unreadable(issuer.jwksFile()).ifPresent(file -> problems.add(key + ".jwks-file: cannot read " + file));
        unreadable(issuer.trust()).ifPresent(file -> problems.add(key + ".trust: cannot read " + file));
        unreadable(issuer.certificate()).ifPresent(file -> problems.add(key + ".certificate: cannot read " + file));
        unreadable(issuer.key()).ifPresent(file -> problems.add(key + ".key: cannot read " + file));
        if (issuer.certificate().isPresent() != issuer.key().isPresent()) {
            problems.add(key + ": certificate and key go together");
        }
        issuer.jwksUrl()
                .filter(url -> !isSafe(url))
                .ifPresent(url -> problems.add(key + ".jwks-url: must be https; http only on this machine"));
        if (issuer.audience().isEmpty()) {
            problems.add(key + ".audience: one is needed, or tokens for anybody would count");
        }
        if (issuer.types().isEmpty()) {
            problems.add(key + ".types: one is needed");
        }
        if (issuer.algorithms().isEmpty() || !AcceptedIssuer.ALGORITHMS.containsAll(issuer.algorithms())) {
            problems.add(key + ".algorithms: must be out of "
                    + AcceptedIssuer.ALGORITHMS.stream().sorted().collect(Collectors.joining(", ")));
        }
        if (issuer.longestLife().compareTo(SHORTEST_LIFE) < 0
                || issuer.longestLife().compareTo(LONGEST_LIFE) > 0) {
            problems.add(key + ".longest-life: between a minute and a day");
        }
    }

    private static Optional<Path> unreadable(Optional<Path> file) {
        return file.filter(named -> !Files.isReadable(named));
    }

    private static boolean isSafe(URI url) {
        var scheme = Optional.ofNullable(url.getScheme()).orElse("");
        var host = Optional.ofNullable(url.getHost()).orElse("");
        return !host.isEmpty()
                && url.getRawUserInfo() == null
                && (scheme.equals("https") || (scheme.equals("http") && ThisMachine.isCalled(host)));
    }

    private static String keyOf(String name) {
        return "portvakt.bearer.issuers.\"" + name + "\"";
    }
}
