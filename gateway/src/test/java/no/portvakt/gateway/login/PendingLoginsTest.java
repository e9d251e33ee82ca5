package no.portvakt.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import no.portvakt.gateway.fixture.Renewing;
import no.portvakt.gateway.oidc.Expectation;
import no.portvakt.gateway.session.LiveSessions;
import no.portvakt.gateway.session.MemorySessionStore;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.Test;

class PendingLoginsTest {

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-22T12:00:00Z"));
    private final PendingLogins logins = new PendingLogins(sealer("one key", "login.pending"), sessions(), clock);

    private LiveSessions sessions() {
        return new LiveSessions(new MemorySessionStore(10), Renewing.never(), clock, new SecureRandom(), List.of());
    }

    private static Sealer sealer(String key, String purpose) {
        return new Sealer(List.of(new SealingKey("k", Secret.of(key))), purpose);
    }

    private PendingLogin pending(String state) {
        var expected = new Expectation(
                state,
                Secret.of("nonce"),
                Secret.of("verifier"),
                URI.create("https://minside.test/_portvakt/callback"),
                SecurityLevel.HIGH,
                Optional.of(Duration.ofMinutes(5)),
                true,
                clock.instant());
        return new PendingLogin(
                "minside",
                ReturnAddress.parse("/saker?a=b").orElseThrow(),
                expected,
                Optional.of("abcdefghijkl"),
                Optional.of("kari"),
                true);
    }

    private static String pair(String setCookie) {
        return setCookie.substring(0, setCookie.indexOf(';'));
    }

    private String kept(String state) {
        return pair(logins.keep(pending(state), List.of()).getLast());
    }

    @Test
    void shouldGiveBackWholeWhatWasKept() {
        var cookie = kept("state-one-state-one");

        assertThat(logins.take("state-one-state-one", "minside", List.of(cookie)))
                .isEqualTo(new PendingLogins.Taken.Valid(pending("state-one-state-one")));
    }

    @Test
    void shouldShowNothingOfItInTheCookie() {
        assertThat(kept("state-one-state-one")).doesNotContain("nonce", "verifier", "saker", "kari");
    }

    @Test
    void shouldKnowNothingOfACookieThatWasChangedOrSealedForSomethingElse() {
        var cookie = kept("state-one-state-one");
        var name = cookie.substring(0, cookie.indexOf('='));
        var json = PendingLoginText.write(pending("state-one-state-one"));
        var foreign = List.of(
                cookie.substring(0, cookie.length() - 3) + "AAA",
                name + "=" + sealer("another key", "login.pending").seal(json),
                name + "=" + sealer("one key", "person.pid").seal(json),
                name + "=" + sealer("one key", "login.pending").seal("{}"),
                name + "=" + json,
                cookie + "; " + cookie);

        assertThat(foreign)
                .allSatisfy(header -> assertThat(logins.take("state-one-state-one", "minside", List.of(header)))
                        .isEqualTo(new PendingLogins.Taken.Unknown()));
    }

    @Test
    void shouldKnowNothingOfAStateThatOnlyBeginsAlike() {
        assertThat(logins.take("state-one-XXXXXXXXX", "minside", List.of(kept("state-one-state-one"))))
                .isEqualTo(new PendingLogins.Taken.Unknown());
    }

    @Test
    void shouldLetTheOldestGoWhenABrowserBeginsTooMany() {
        var cookies = new ArrayList<String>();
        IntStream.range(0, PendingLogins.MOST).forEach(i -> {
            cookies.addFirst(kept("state" + i + "-0123456789"));
            clock.advance(Duration.ofSeconds(1));
        });

        var setCookies = logins.keep(pending("state-new-0123456789"), List.of(String.join("; ", cookies)));

        assertThat(setCookies).hasSize(2);
        assertThat(setCookies.getFirst())
                .startsWith(PendingLogins.COOKIE + "state0-")
                .endsWith("Max-Age=0");
        assertThat(setCookies.getLast()).endsWith("Max-Age=600");
    }

    @Test
    void shouldFitIntoACookieWithTheLongestAddress() {
        var longest =
                ReturnAddress.parse("/" + "a".repeat(ReturnAddress.LONGEST - 1)).orElseThrow();
        var pending = new PendingLogin(
                "hjemmehjelp",
                longest,
                pending("s".repeat(43)).expected(),
                Optional.of("abcdefghijkl"),
                Optional.of("k"),
                false);

        assertThat(logins.keep(pending, List.of()).getLast().length()).isLessThan(3_000);
    }
}
