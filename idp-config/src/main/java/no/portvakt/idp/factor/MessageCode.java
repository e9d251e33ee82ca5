package no.portvakt.idp.factor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import no.portvakt.trust.secret.KeyedHash;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A code of six digits that was sent for one log-in and for one use in it. Keycloak's authentication session remembers a
 * keyed hash over the log-in, the use and the code, for five minutes and five tries; the code is good once, and sending
 * another ends it.
 */
final class MessageCode {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST_TRIES = 5;
    private static final int DIGITS = 6;
    private static final int CODES = 1_000_000;

    private final AuthenticationSessionModel login;
    private final KeyedHash hash;
    private final String use;
    private final Clock clock;

    /**
     * The code for one use.
     *
     * @param use what it is good for: another use has another code
     */
    MessageCode(AuthenticationSessionModel login, KeyedHash hash, String use, Clock clock) {
        this.login = login;
        this.hash = hash;
        this.use = use;
        this.clock = clock;
    }

    /** Gives the one moment in which it is in clear. */
    String draw(RandomGenerator random) {
        var code = ("%0" + DIGITS + "d").formatted(random.nextInt(CODES));
        login.setAuthNote(note("hash"), hash.of(input(code)));
        login.setAuthNote(note("until"), clock.instant().plus(LIFE).toString());
        login.setAuthNote(note("tries"), "0");
        return code;
    }

    /** Whether it was right, in time and unused; it is used up then, and after five tries whatever they were. */
    boolean use(String typed) {
        var kept = Optional.ofNullable(login.getAuthNote(note("hash")));
        if (kept.isEmpty() || !clock.instant().isBefore(Instant.parse(login.getAuthNote(note("until"))))) {
            forget();
            return false;
        }
        boolean right = hash.every(input(typed.strip())).contains(kept.get());
        int tries = Integer.parseInt(login.getAuthNote(note("tries"))) + 1;
        login.setAuthNote(note("tries"), Integer.toString(tries));
        if (right || tries >= MOST_TRIES) {
            forget();
        }
        return right;
    }

    void forget() {
        login.removeAuthNote(note("hash"));
        login.removeAuthNote(note("until"));
        login.removeAuthNote(note("tries"));
    }

    private String input(String code) {
        return login.getParentSession().getId() + "\n" + login.getTabId() + "\n" + use + "\n" + code;
    }

    private String note(String what) {
        return "portvakt.message-code." + use + "." + what;
    }
}
