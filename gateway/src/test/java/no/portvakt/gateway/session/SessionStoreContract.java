package no.portvakt.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import no.portvakt.gateway.employee.Employee;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.LoginMethod;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Secret;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of sessions promises. Each store has a test class that extends this one. */
public abstract class SessionStoreContract {

    protected static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    protected static final SessionLimits LIMITS = new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(8));

    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionStore store = new MemorySessionStore(1);

    @BeforeEach
    void make() {
        store = store();
    }

    /** Empty, with room for a hundred. */
    protected abstract SessionStore store();

    /** A session and the id that opens it. */
    protected record Given(SessionId id, StoredSession stored) {

        SessionHash hash() {
            return stored.id();
        }

        Ended ended() {
            return Ended.of(stored);
        }
    }

    protected static Given session(String host, String sid, String subject, Instant startedAt) {
        return session(host, sid, subject, startedAt, SecurityLevel.SUBSTANTIAL);
    }

    protected static Given session(String host, String sid, String subject, Instant startedAt, SecurityLevel level) {
        var assurance = new Assurance(
                level,
                "https://idp.test",
                "idporten-loa-substantial",
                List.of("Minid-PIN"),
                Set.of(LoginMethod.PIN),
                Set.of("role"),
                startedAt);
        var id = SessionId.random(RANDOM);
        var session = new Session(
                "key-" + id.hash().value(),
                0,
                host,
                sid,
                subject,
                NationalId.parse("01818510078"),
                assurance,
                "nb",
                Optional.of(Employee.of("Kari", List.of("auditor"), List.of())),
                startedAt,
                startedAt);
        var renewal = Renewal.confirmed(Secret.of("refresh"), startedAt, Duration.ofHours(24));
        return new Given(id, new StoredSession(id.hash(), session, Optional.of(renewal), LIMITS));
    }

    protected static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private Given added(String host, String sid, String subject) {
        var session = session(host, sid, subject, NOW);
        assertThat(await(store.add(session.id(), session.stored()))).isInstanceOf(SessionStore.Added.Kept.class);
        return session;
    }

    private Optional<StoredSession> find(Given session, Instant at) {
        return await(store.find(session.id(), at));
    }

    @Test
    void shouldFindWholeWhatWasAdded() {
        var session = added("minside", "s1", "kari");

        assertThat(find(session, NOW)).contains(session.stored());
        assertThat(await(store.findAfresh(session.id(), NOW))).contains(session.stored());
    }

    @Test
    void shouldFindNothingWhenTheIdIsUnknown() {
        added("minside", "s1", "kari");

        assertThat(await(store.find(SessionId.random(RANDOM), NOW))).isEmpty();
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
            await(store.touch(session.hash(), now));
            now = now.plus(Duration.ofMinutes(29));
        }

        assertThat(find(session, NOW.plus(LIMITS.absolute()))).isEmpty();
    }

    @Test
    void shouldNotComeBackWhenTouchedAfterItExpired() {
        var session = added("minside", "s1", "kari");
        var later = NOW.plus(LIMITS.idle());

        await(store.touch(session.hash(), later));

        assertThat(find(session, later)).isEmpty();
    }

    @Test
    void shouldNotComeBackWhenTouchedAfterItWasRemoved() {
        var session = added("minside", "s1", "kari");
        assertThat(await(store.remove(session.hash()))).contains(session.ended());

        await(store.touch(session.hash(), NOW.plusSeconds(5)));

        assertThat(find(session, NOW.plusSeconds(5))).isEmpty();
        assertThat(await(store.remove(session.hash()))).isEmpty();
    }

    @Test
    void shouldNotLiveLongerWhenAClockGoesBackwards() {
        var session = added("minside", "s1", "kari");
        await(store.touch(session.hash(), NOW.plusSeconds(600)));

        await(store.touch(session.hash(), NOW.minusSeconds(600)));

        assertThat(find(session, NOW.plus(LIMITS.idle()).plusSeconds(599))).isPresent();
    }

    @Test
    void shouldEndEveryHostAndNobodyElseWhenASidEnds() {
        var here = added("minside", "s1", "kari");
        var there = added("barnehage", "s1", "kari");
        var otherBrowser = added("minside", "s2", "kari");
        var somebodyElse = added("minside", "s3", "ola");

        var ended = await(store.endSid("s1", NOW));

        assertThat(ended).containsExactlyInAnyOrder(here.ended(), there.ended());
        assertThat(find(here, NOW)).isEmpty();
        assertThat(find(there, NOW)).isEmpty();
        assertThat(find(otherBrowser, NOW)).isPresent();
        assertThat(find(somebodyElse, NOW)).isPresent();
    }

    @Test
    void shouldRefuseALoginThatTheLogOutOvertook() {
        await(store.endSid("s1", NOW));

        var late = session("minside", "s1", "kari", NOW.plusSeconds(2));

        assertThat(await(store.add(late.id(), late.stored()))).isInstanceOf(SessionStore.Added.Refused.class);
        assertThat(find(late, NOW.plusSeconds(2))).isEmpty();
    }

    @Test
    void shouldEndEveryBrowserWhenASubjectEndsAndLetHerLogInAgain() {
        var here = added("minside", "s1", "kari");
        var otherBrowser = added("minside", "s2", "kari");
        var somebodyElse = added("minside", "s3", "ola");

        assertThat(await(store.endSubject("kari"))).containsExactlyInAnyOrder(here.ended(), otherBrowser.ended());

        assertThat(find(somebodyElse, NOW)).isPresent();
        assertThat(find(added("minside", "s1", "kari"), NOW)).isPresent();
    }

    @Test
    void shouldLetTheEarlierSessionGoWhenOneBrowserLogsInTwiceOnAHost() {
        var earlier = added("minside", "s1", "kari");
        var later = session("minside", "s1", "kari", NOW.plusSeconds(1));

        assertThat(await(store.add(later.id(), later.stored())))
                .isEqualTo(new SessionStore.Added.Kept(List.of(earlier.ended())));

        assertThat(find(earlier, NOW.plusSeconds(1))).isEmpty();
        assertThat(find(later, NOW.plusSeconds(1))).isPresent();
    }

    @Test
    void shouldGiveTheRenewedSessionAndKeepWhenItWasSeen() {
        var session = added("minside", "s1", "kari");
        await(store.touch(session.hash(), NOW.plusSeconds(60)));
        var next = Renewal.confirmed(Secret.of("next"), NOW.plusSeconds(60), Duration.ofMinutes(5));

        await(store.replace(session.id(), session.stored().with(next)));

        var found = await(store.findAfresh(session.id(), NOW.plusSeconds(60))).orElseThrow();
        assertThat(found.renewal()).contains(next);
        assertThat(found.session().lastSeenAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void shouldNotComeBackWhenRenewedAfterItWasRemoved() {
        var session = added("minside", "s1", "kari");
        await(store.remove(session.hash()));

        await(store.replace(session.id(), session.stored()));

        assertThat(find(session, NOW)).isEmpty();
        assertThat(await(store.findAfresh(session.id(), NOW))).isEmpty();
    }

    @Test
    void shouldReserveASessionForOneUntilItIsReleased() {
        var session = added("minside", "s1", "kari");
        var held = await(store.lease(session.hash(), Duration.ofMinutes(1))).orElseThrow();
        assertThat(await(store.lease(session.hash(), Duration.ofMinutes(1)))).isEmpty();

        await(held.release());

        assertThat(await(store.lease(session.hash(), Duration.ofMinutes(1)))).isPresent();
    }

    @Test
    void shouldNotReleaseWhatSomebodyElseHoldsByNow() {
        var session = added("minside", "s1", "kari");
        var tooSlow = await(store.lease(session.hash(), Duration.ofMillis(1))).orElseThrow();
        Awaitility.await().until(() -> await(store.lease(session.hash(), Duration.ofMinutes(1)))
                .isPresent());

        await(tooSlow.release());

        assertThat(await(store.lease(session.hash(), Duration.ofMinutes(1)))).isEmpty();
    }

    @Test
    void shouldCountAUseOnce() {
        assertThat(await(store.useUp("answer one", Duration.ofMinutes(20), NOW)))
                .isTrue();
        assertThat(await(store.useUp("answer one", Duration.ofMinutes(20), NOW.plusSeconds(1))))
                .isFalse();
        assertThat(await(store.useUp("answer two", Duration.ofMinutes(20), NOW)))
                .isTrue();
    }

    @Test
    void shouldFindALoweredSessionAtItsNewLevelOnly() {
        var session = added("minside", "s1", "kari");
        var low = new Assurance(SecurityLevel.LOW, "https://idp.test", "idporten-loa-low", List.of(), NOW);

        await(store.replace(session.id(), session.stored().lowered(low)));

        var found = await(store.findAfresh(session.id(), NOW)).orElseThrow().session();
        assertThat(found.assurance().level()).isEqualTo(SecurityLevel.LOW);
        assertThat(found.generation()).isEqualTo(1);
    }
}
