package no.portvakt.gateway.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was used once, on one node. Bounded: the oldest is forgotten when there is too much, which lets nobody in by
 * itself, since the identity provider's codes count once too. Not thread-safe.
 */
final class UsedUp {

    private static final int MOST = 100_000;

    private final Map<String, Instant> until = new LinkedHashMap<>();

    boolean isFirstUse(String what, Duration remembered, Instant now) {
        var oldestFirst = until.values().iterator();
        while (oldestFirst.hasNext()) {
            if (oldestFirst.next().isAfter(now) && until.size() < MOST) {
                break;
            }
            oldestFirst.remove();
        }
        var earlier = until.putIfAbsent(what, now.plus(remembered));
        return earlier == null || !earlier.isAfter(now);
    }
}
