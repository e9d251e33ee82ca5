package no.portvakt.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.portvakt.gateway.session.CookieHeader;
import no.portvakt.gateway.session.SessionCookie;

/**
 * Notices when a browser goes round in circles: logged in, sent back, sent to log in again, with single sign-on and so
 * without anybody to stop it. Counted in a cookie; a citizen who changes it cheats only herself.
 */
final class LoginRounds {

    static final int MOST = 6;
    static final Duration WINDOW = Duration.ofSeconds(60);

    private static final String COOKIE = SessionCookie.FAMILY + "-rounds";
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
    private static final Pattern VALUE = Pattern.compile("(\\d{1,3})\\.(\\d{1,12})");

    private final Clock clock;

    LoginRounds(Clock clock) {
        this.clock = clock;
    }

    boolean isCircling(List<String> cookieHeaders) {
        return current(cookieHeaders).filter(rounds -> rounds.count() >= MOST).isPresent();
    }

    /** After a log-in: one more. */
    String count(List<String> cookieHeaders) {
        var now = clock.instant().getEpochSecond();
        var next = current(cookieHeaders)
                .map(rounds -> new Rounds(rounds.count() + 1, rounds.since()))
                .orElse(new Rounds(1, now));
        return COOKIE + "=" + next.count() + "." + next.since() + ATTRIBUTES + WINDOW.toSeconds();
    }

    /** After the citizen was told: she may try again. */
    String forget() {
        return COOKIE + "=" + ATTRIBUTES + 0;
    }

    private Optional<Rounds> current(List<String> cookieHeaders) {
        var now = clock.instant().getEpochSecond();
        return CookieHeader.only(COOKIE, cookieHeaders)
                .map(VALUE::matcher)
                .filter(Matcher::matches)
                .map(value -> new Rounds(Integer.parseInt(value.group(1)), Long.parseLong(value.group(2))))
                .filter(rounds -> rounds.since() <= now && now - rounds.since() < WINDOW.toSeconds());
    }

    private record Rounds(int count, long since) {}
}
