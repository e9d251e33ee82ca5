package no.portvakt.gateway.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import no.portvakt.gateway.fixture.AccessTokens;
import no.portvakt.testsupport.time.FakeClock;
import org.junit.jupiter.api.Test;

class BearerTokensTest {

    private static final Duration EVERY = Duration.ofSeconds(30);

    private final FakeClock clock = new FakeClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final AccessTokens issuer = new AccessTokens();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int reads;
    private boolean away;
    private final BearerTokens tokens = new BearerTokens(
            List.of(new BearerTokens.Issuer(AccessTokens.terms(), this::jwks)), waiting::add, clock, EVERY);

    private String jwks() throws IOException {
        reads++;
        if (away) {
            throw new IOException("away");
        }
        return issuer.jwks();
    }

    private String token() {
        return issuer.sign(AccessTokens.sound(clock.instant()));
    }

    private void work() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private BearerTokens.Outcome check(String token) {
        var outcome = tokens.check(token).toCompletableFuture();
        work();
        return outcome.join();
    }

    @Test
    void shouldNeverReadKeysOnTheCallersThread() {
        var first = tokens.check(token()).toCompletableFuture();

        assertThat(reads).isZero();
        assertThat(first).isNotDone();
        work();
        assertThat(first.join()).isInstanceOf(BearerTokens.Outcome.Known.class);
        assertThat(tokens.check(token()).toCompletableFuture()).isDone();
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void shouldReadKeysOnceForAllWhoWait() {
        var all = List.of(token(), token(), token()).stream()
                .map(token -> tokens.check(token).toCompletableFuture())
                .toList();
        work();

        assertThat(all).allSatisfy(one -> assertThat(one.join()).isInstanceOf(BearerTokens.Outcome.Known.class));
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void shouldReadAgainAtAnUnknownKeyButNotForEveryOne() {
        check(token());
        issuer.rotate();
        clock.advance(EVERY);

        assertThat(check(token())).isInstanceOf(BearerTokens.Outcome.Known.class);
        assertThat(reads).isEqualTo(2);
        for (int i = 0; i < 50; i++) {
            var madeUp = issuer.sign(AccessTokens.sound(clock.instant()), header -> header.keyID("made-up"));
            assertThat(check(madeUp)).isInstanceOf(BearerTokens.Outcome.NotValid.class);
        }
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void shouldNotAskForKeysForATokenThatIsWrongAnyhow() {
        check(token());
        clock.advance(EVERY);

        check(issuer.sign(AccessTokens.sound(clock.instant()).audience("another"), header -> header.keyID("x")));

        assertThat(reads).isEqualTo(1);
    }

    @Test
    void shouldDecideNothingWhileThereAreNoKeysAndGoOnWithOldOnesForAnHour() {
        away = true;
        assertThat(check(token())).isInstanceOf(BearerTokens.Outcome.Undecided.class);
        away = false;
        clock.advance(EVERY);
        assertThat(check(token())).isInstanceOf(BearerTokens.Outcome.Known.class);

        away = true;
        clock.advance(IssuerKeys.USELESS_AFTER.minusSeconds(1));
        assertThat(check(token())).isInstanceOf(BearerTokens.Outcome.Known.class);
        clock.advance(EVERY);
        assertThat(check(token())).isInstanceOf(BearerTokens.Outcome.Undecided.class);
    }

    @Test
    void shouldRememberATokenNoLongerThanItLivesAndNoLongerThanFiveMinutes() {
        var shortLived = issuer.sign(AccessTokens.sound(clock.instant())
                .expirationTime(Date.from(clock.instant().plusSeconds(60))));
        var token = token();
        assertThat(check(shortLived)).isInstanceOf(BearerTokens.Outcome.Known.class);
        assertThat(check(token)).isSameAs(check(token));

        clock.advance(Duration.ofSeconds(91));
        assertThat(check(shortLived)).isInstanceOf(BearerTokens.Outcome.NotValid.class);

        var before = check(token);
        clock.advance(BearerTokens.REMEMBERED);
        assertThat(check(token)).isEqualTo(before).isNotSameAs(before);
    }

    @Test
    void shouldTellTwoTokensWithTheSameIdApart() {
        var claims = AccessTokens.sound(clock.instant()).jwtID("the same");
        var one = (BearerTokens.Outcome.Known) check(issuer.sign(claims));
        var two = (BearerTokens.Outcome.Known) check(issuer.sign(claims.subject("ola")));

        assertThat(one.digest()).isNotEqualTo(two.digest());
        assertThat(two.bearer().subject()).isEqualTo("ola");
    }
}
