package no.portvakt.gateway.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of the session store's configuration. Gives every problem, with its key, or none. */
final class SessionChecks {

    private static final Set<String> SCHEMES = Set.of("redis", "rediss", "redis-sentinel", "rediss-sentinel");
    private static final int SHORTEST_SECRET = 32;

    private SessionChecks() {}

    static List<String> problemsOf(SessionSettings sessions, LoginSettings login) {
        return sessions.redis().map(redis -> problemsOf(redis, sessions, login)).orElse(List.of());
    }

    private static List<String> problemsOf(SessionSettings.Redis redis, SessionSettings sessions, LoginSettings login) {
        var problems = new ArrayList<String>();
        var scheme = Optional.ofNullable(redis.url().getScheme()).orElse("");
        var host = Optional.ofNullable(redis.url().getHost()).orElse("");
        if (!SCHEMES.contains(scheme)) {
            problems.add("portvakt.sessions.redis.url: must begin with one of " + String.join(", ", SCHEMES));
        } else if (!scheme.startsWith("rediss")
                && !ThisMachine.isCalled(host)
                && !redis.plainOverNetwork().orElse(false)) {
            problems.add("portvakt.sessions.redis.url: leaves this machine without TLS; use rediss, or name the choice"
                    + " with portvakt.sessions.redis.plain-over-network");
        }
        if (redis.url().getRawUserInfo() != null) {
            problems.add("portvakt.sessions.redis.url: credentials do not belong in it; use user and password");
        }
        if (sessions.keys().isEmpty()) {
            problems.add("portvakt.sessions.keys: one is needed, the same on all nodes");
        }
        sessions.keys().stream()
                .filter(key -> key.secret().length() < SHORTEST_SECRET)
                .forEach(key -> problems.add("portvakt.sessions.keys: '" + key.id() + "' must have at least "
                        + SHORTEST_SECRET + " characters"));
        sessions.keys().stream()
                .collect(Collectors.groupingBy(SessionSettings.Key::id, Collectors.counting()))
                .forEach((id, times) -> {
                    if (times > 1) {
                        problems.add("portvakt.sessions.keys: two are called '" + id + "'");
                    }
                });
        if (login.sealingKey().isEmpty()) {
            problems.add("portvakt.login.sealing-key: several nodes need the same, or a log-in that begins at one"
                    + " cannot end at another");
        }
        return problems;
    }
}
