package no.portvakt.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.Test;

/** What every store of sessions promises. Each store has a test class that extends this one. */
abstract class SessionStoreContract {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final SessionLimits LIMITS = new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(8));

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SessionStore store = store();

    /** Empty, with room for a hundred. */
    abstract SessionStore store();

    static StoredSession session(String host, String sid, String subject, Instant startedAt) {
        var assurance = new Assurance(
                SecurityLevel.SUBSTANTIAL,
                "https://idp.test",
                "idporten-loa-substantial",
                List.of("Minid-PIN"),
                startedAt);
        var id = SessionId.random(RANDOM);
        var session = new Session(
                "key-" + id.hash().value(),
                0,
                host,
                sid,
                subject,
                Optional.empty(),
                assurance,
                "nb",
                Optional.empty(),
                startedAt,
                startedAt);
        return new StoredSession(id.hash(), session, Optional.of(Secret.of("refresh")), LIMITS);
    }

    static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private StoredSession added(String host, String sid, String subject) {
        var session = session(host, sid, subject, NOW);
        assertThat(await(store.add(session))).isInstanceOf(SessionStore.Added.Kept.class);
        return session;
    }

    private Optional<StoredSession> find(StoredSession session, Instant at) {
        return await(store.find(session.id(), at));
    }

    @Test
    void shouldFindWholeWhatWasAdded() {
        var session = added("minside", "s1", "kari");

        assertThat(find(session, NOW)).contains(session);
    }

    @Test
    void shouldFindNothingWhenTheIdIsUnknown() {
        added("minside", "s1", "kari");

        assertThat(await(store.find(SessionId.random(RANDOM).hash(), NOW))).isEmpty();
    }

    @Test
    void shouldFindNothingWhenIdleForTooLong() {
        var session = added("minside", "s1", "kari");

        assertThat(find(session, NOW.plus(LIMITS.idle()).minusMillis(1))).isPresent();
        assertThat(find(session, NOW.plus(LIMITS.idle()))).isEmpty();
    }

    @Test
    void shouldLiveLongerWhenTouchedButNeverBeyondTheAbsoluteLimit() {
        var session = added("minside", "s1", "kari");
        var now = NOW;
        while (now.isBefore(NOW.plus(LIMITS.absolute()).minusSeconds(1))) {
            assertThat(find(session, now)).isPresent();
            await(store.touch(session.id(), now));
            now = now.plus(Duration.ofMinutes(29));
        }

        assertThat(find(session, NOW.plus(LIMITS.absolute()))).isEmpty();
    }

    @Test
    void shouldNotComeBackWhenTouchedAfterItExpired() {
        var session = added("minside", "s1", "kari");
        var later = NOW.plus(LIMITS.idle());

        await(store.touch(session.id(), later));

        assertThat(find(session, later)).isEmpty();
    }

    @Test
    void shouldNotComeBackWhenTouchedAfterItWasRemoved() {
        var session = added("minside", "s1", "kari");
        assertThat(await(store.remove(session.id()))).contains(session);

        await(store.touch(session.id(), NOW.plusSeconds(5)));

        assertThat(find(session, NOW.plusSeconds(5))).isEmpty();
        assertThat(await(store.remove(session.id()))).isEmpty();
    }

    @Test
    void shouldNotLiveLongerWhenAClockGoesBackwards() {
        var session = added("minside", "s1", "kari");
        await(store.touch(session.id(), NOW.plusSeconds(600)));

        await(store.touch(session.id(), NOW.minusSeconds(600)));

        assertThat(find(session, NOW.plus(LIMITS.idle()).plusSeconds(599))).isPresent();
    }

    @Test
    void shouldEndEveryHostAndNobodyElseWhenASidEnds() {
        var here = added("minside", "s1", "kari");
        var there = added("barnehage", "s1", "kari");
        var otherBrowser = added("minside", "s2", "kari");
        var somebodyElse = added("minside", "s3", "ola");

        var ended = await(store.endSid("s1", NOW));

        assertThat(ended).containsExactlyInAnyOrder(here, there);
        assertThat(find(here, NOW)).isEmpty();
        assertThat(find(there, NOW)).isEmpty();
        assertThat(find(otherBrowser, NOW)).isPresent();
        assertThat(find(somebodyElse, NOW)).isPresent();
    }

    @Test
    void shouldRefuseALoginThatTheLogOutOvertook() {
        await(store.endSid("s1", NOW));

        var late = session("minside", "s1", "kari", NOW.plusSeconds(2));

        assertThat(await(store.add(late))).isInstanceOf(SessionStore.Added.Refused.class);
        assertThat(find(late, NOW.plusSeconds(2))).isEmpty();
    }

    @Test
    void shouldEndEveryBrowserWhenASubjectEndsAndLetHerLogInAgain() {
        var here = added("minside", "s1", "kari");
        var otherBrowser = added("minside", "s2", "kari");
        var somebodyElse = added("minside", "s3", "ola");

        assertThat(await(store.endSubject("kari"))).containsExactlyInAnyOrder(here, otherBrowser);

        assertThat(find(somebodyElse, NOW)).isPresent();
        assertThat(find(added("minside", "s1", "kari"), NOW)).isPresent();
    }

    @Test
    void shouldLetTheEarlierSessionGoWhenOneBrowserLogsInTwiceOnAHost() {
        var earlier = added("minside", "s1", "kari");
        var later = session("minside", "s1", "kari", NOW.plusSeconds(1));

        assertThat(await(store.add(later))).isEqualTo(new SessionStore.Added.Kept(List.of(earlier)));

        assertThat(find(earlier, NOW.plusSeconds(1))).isEmpty();
        assertThat(find(later, NOW.plusSeconds(1))).isPresent();
    }

    @Test
    void shouldStayWithinItsRoomAndKeepTheNewestWhenFilled() {
        var first = added("minside", "s-first", "kari");
        StoredSession last = first;
        for (int i = 0; i < 200; i++) {
            last = session("minside", "s" + i, "citizen" + i, NOW.plusSeconds(i));
            await(store.add(last));
        }

        assertThat(find(first, NOW.plusSeconds(200))).isEmpty();
        assertThat(find(last, NOW.plusSeconds(200))).isPresent();
    }
}
