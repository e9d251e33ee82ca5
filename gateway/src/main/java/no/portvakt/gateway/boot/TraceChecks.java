package no.portvakt.gateway.boot;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What must hold of traces. Whether they leave this machine in clear: {@link UnsafeChecks}. */
final class TraceChecks {

    private static final String PREFIX = "portvakt.traces.";

    private TraceChecks() {}

    static List<Finding> of(Settings settings) {
        var traces = settings.traces();
        var findings = new ArrayList<Finding>();
        if (!(traces.share() >= 0 && traces.share() <= 1)) {
            findings.add(Finding.wrong(PREFIX + "share", "must be from 0 to 1"));
        }
        if (traces.share() > 0 && traces.endpoint().isEmpty()) {
            findings.add(Finding.wrong(PREFIX + "endpoint", "is needed with portvakt.traces.share"));
        }
        traces.endpoint()
                .filter(url -> !isAddress(url))
                .ifPresent(
                        none -> findings.add(Finding.wrong(PREFIX + "endpoint", "must be https, a host and a path")));
        if (traces.followProxies() && settings.listener().trustedProxies().isEmpty()) {
            findings.add(Finding.note(PREFIX + "follow-proxies", "no proxy is named, so nobody is followed"));
        }
        if (traces.endpoint().isPresent() && traces.share() == 0 && !traces.followProxies()) {
            findings.add(Finding.note(PREFIX + "share", "is 0, so nothing is sent"));
        }
        return findings;
    }

    private static boolean isAddress(URI url) {
        return url.getScheme() != null
                && Set.of("http", "https").contains(url.getScheme())
                && url.getHost() != null
                && url.getRawUserInfo() == null;
    }
}
