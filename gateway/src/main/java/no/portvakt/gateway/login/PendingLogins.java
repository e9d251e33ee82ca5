package no.portvakt.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.portvakt.gateway.session.CookieHeader;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.SessionCookie;
import no.portvakt.trust.secret.Sealer;

/**
 * Log-ins on their way, each sealed in a cookie of its own, so that whoever begins log-ins without end fills his own
 * browser and not our memory, and two tabs do not disturb each other. Ten minutes, one use among all
 * nodes, {@value #MOST} a browser.
 * Bound to the browser: the answer of a log-in that was begun in another one finds no cookie.
 */
final class PendingLogins {

    static final Duration LIFE = Duration.ofMinutes(10);
    static final int MOST = 4;

    static final String COOKIE = SessionCookie.FAMILY + "-login-";

    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
    private static final int NAMING_PART_OF_STATE = 10;

    private final Sealer sealer;
    private final Clock clock;
    private final LiveSessions sessions;

    PendingLogins(Sealer sealer, LiveSessions sessions, Clock clock) {
        this.sealer = sealer;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Keeps one in the browser; gives the {@code Set-Cookie} values. The oldest go when there are too many. */
    List<String> keep(PendingLogin pending, List<String> cookieHeaders) {
        var setCookies = new ArrayList<String>();
        var cookies = CookieHeader.startingWith(COOKIE, cookieHeaders);
        cookies.entrySet().stream()
                .sorted(Comparator.comparing(cookie -> beganAt(cookie.getValue())))
                .limit(Math.max(0, cookies.size() - MOST + 1))
                .map(cookie -> cookie.getKey() + "=" + ATTRIBUTES + 0)
                .forEach(setCookies::add);
        setCookies.add(nameFor(pending.expected().state())
                + "="
                + sealer.seal(PendingLoginText.write(pending))
                + ATTRIBUTES
                + LIFE.toSeconds());
        return setCookies;
    }

    private Instant beganAt(String sealed) {
        return sealer.open(sealed)
                .flatMap(PendingLoginText::read)
                .map(pending -> pending.expected().askedAt())
                .orElse(Instant.EPOCH);
    }

    /** The one that an answer belongs to. It is used up by this, whatever comes of it. */
    Taken take(String state, String service, List<String> cookieHeaders) {
        var found = CookieHeader.only(nameFor(state), cookieHeaders)
                .flatMap(sealer::open)
                .flatMap(PendingLoginText::read)
                .filter(pending -> pending.expected().state().equals(state))
                .filter(pending -> pending.service().equals(service));
        if (found.isEmpty()) {
            return new Taken.Unknown();
        }
        var now = clock.instant();
        var pending = found.get();
        boolean inTime = now.isBefore(pending.expected().askedAt().plus(LIFE));
        return isFirstUse(state) && inTime ? new Taken.Valid(pending) : new Taken.TooLate(pending.returnTo());
    }

    /** The {@code Set-Cookie} value that takes it out of the browser. */
    String forget(String state) {
        return nameFor(state) + "=" + ATTRIBUTES + 0;
    }

    private static String nameFor(String state) {
        var part = state.substring(0, Math.min(NAMING_PART_OF_STATE, state.length()));
        return COOKIE + part.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private boolean isFirstUse(String state) {
        return sessions.useUp("log-in " + state, LIFE.multipliedBy(2))
                .toCompletableFuture()
                .join();
    }

    /** What an answer was found to belong to. */
    sealed interface Taken {

        record Valid(PendingLogin pending) implements Taken {}

        /** Ours, but too old or used before. */
        record TooLate(ReturnAddress returnTo) implements Taken {}

        /** Not begun in this browser on this host, or long forgotten. */
        record Unknown() implements Taken {}
    }
}
