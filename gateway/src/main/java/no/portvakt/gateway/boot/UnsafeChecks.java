package no.portvakt.gateway.boot;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is unsafe, and may be meant all the same. */
final class UnsafeChecks {

    private UnsafeChecks() {}

    static List<Finding> of(Settings settings) {
        var findings = new ArrayList<Finding>();
        new TreeMap<>(settings.upstreams().places()).forEach((id, place) -> place.url().stream()
                .filter(UnsafeChecks::leavesInClear)
                .forEach(url -> findings.add(Finding.unsafe(
                        UnsafeChoice.UPSTREAM_WITHOUT_TLS,
                        "portvakt.upstream.\"" + id + "\".url",
                        "plain HTTP leaves this machine; use https"))));
        settings.listener().trustedProxies().orElse(List.of()).stream()
                .filter(network -> network.strip().endsWith("/0"))
                .forEach(everybody -> findings.add(Finding.unsafe(
                        UnsafeChoice.EVERYBODY_IS_A_PROXY,
                        "portvakt.listener.trusted-proxies",
                        everybody.strip() + " is everybody, and everybody says where she comes from")));
        settings.traces()
                .endpoint()
                .filter(UnsafeChecks::leavesInClear)
                .ifPresent(url -> findings.add(Finding.unsafe(
                        UnsafeChoice.TRACES_WITHOUT_TLS,
                        "portvakt.traces.endpoint",
                        "spans leave this machine without TLS")));
        if (!ThisMachine.isCalled(settings.framework().managementHost())) {
            findings.add(Finding.unsafe(
                    UnsafeChoice.MANAGEMENT_ON_THE_NETWORK,
                    "quarkus.management.host",
                    "health and metrics answer whoever reaches "
                            + settings.framework().managementHost()));
        }
        if (!ThisMachine.isCalled(settings.framework().httpHost())) {
            findings.add(Finding.unsafe(
                    UnsafeChoice.CONSOLE_ON_THE_NETWORK,
                    "quarkus.http.host",
                    "the console stands behind the officers' door, and nowhere else"));
        }
        return findings;
    }

    private static boolean leavesInClear(URI url) {
        return "http".equals(url.getScheme()) && url.getHost() != null && !ThisMachine.isCalled(url.getHost());
    }

    /** What is named becomes a note; names of nothing are wrong. */
    static List<Finding> settle(List<Finding> findings, Set<String> named) {
        var settled = new ArrayList<Finding>();
        named.stream()
                .sorted()
                .filter(word -> UnsafeChoice.named(word).isEmpty())
                .forEach(word -> settled.add(Finding.wrong(
                        "portvakt.unsafe",
                        "there is no choice called " + word
                                + "; those that there are: "
                                + Arrays.stream(UnsafeChoice.values())
                                        .map(UnsafeChoice::word)
                                        .collect(Collectors.joining(", ")))));
        findings.forEach(finding -> settled.add(
                finding.choice().filter(choice -> named.contains(choice.word())).isPresent()
                        ? finding.meant()
                        : finding));
        return settled;
    }
}
