package no.portvakt.gateway.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;

/** What must hold of the limits. Gives every problem, with its key, or none. */
final class LimitChecks {

    private LimitChecks() {}

    static List<String> problemsOf(LimitSettings limits, long largestBody) {
        var problems = new ArrayList<String>();
        bucket(
                "portvakt.limits.address",
                limits.address().burst(),
                limits.address().perSecond(),
                problems);
        bucket(
                "portvakt.limits.person",
                limits.person().burst(),
                limits.person().perSecond(),
                problems);
        bucket(
                "portvakt.limits.service",
                limits.service().burst(),
                limits.service().perSecond(),
                problems);
        if (!limits.bodyTime().isPositive() || !limits.bodyWindow().isPositive()) {
            problems.add("portvakt.limits: body-time and body-window must be longer than nothing");
        }
        new TreeMap<>(limits.services()).forEach((id, one) -> {
            var key = "portvakt.limits.services.\"" + id + "\"";
            if (one.burst().isPresent() != one.perSecond().isPresent()) {
                problems.add(key + ": burst and per-second go together");
            }
            one.burst().ifPresent(burst -> bucket(key, burst, one.perSecond().orElse(burst), problems));
            one.largestBody()
                    .filter(size -> size.asLongValue() > largestBody)
                    .ifPresent(size -> problems.add(key + ".largest-body: larger than portvakt.listener.largest-body"));
        });
        return problems;
    }

    /** Limits of services that no profile describes. */
    static List<String> unknownTo(ServiceCatalog catalog, LimitSettings limits) {
        return limits.services().keySet().stream()
                .sorted()
                .filter(id -> ServiceId.parse(id).flatMap(catalog::find).isEmpty())
                .map(id -> "portvakt.limits.services.\"" + id + "\": no profile has this id")
                .toList();
    }

    private static void bucket(String key, long burst, long perSecond, List<String> problems) {
        if (burst < 1 || perSecond < 1 || burst < perSecond) {
            problems.add(key + ": burst and per-second must be at least 1, and burst no smaller than per-second");
        }
    }
}
