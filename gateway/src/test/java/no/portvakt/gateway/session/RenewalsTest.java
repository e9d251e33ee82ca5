package no.portvakt.gateway.session;

import static no.portvakt.gateway.session.SessionStoreContract.NOW;
import static no.portvakt.gateway.session.SessionStoreContract.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import no.portvakt.gateway.fixture.Redis;
import no.portvakt.gateway.session.redis.RedisSessionStore;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.testsupport.time.FakeClock;
import no.portvakt.trust.secret.SealingKey;
import no.portvakt.trust.secret.Secret;
import org.junit.jupiter.api.Test;

/** What asking the identity provider again does to a session. */
class RenewalsTest {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final SessionLimits LIMITS = new SessionLimits(Duration.ofHours(2), Duration.ofHours(8));

    private final FakeClock clock = new FakeClock(NOW);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicReference<Renewer.Answer> answer = new AtomicReference<>(new Renewer.Answer.Away());
    private final List<String> endedKeys = new ArrayList<>();

    private LiveSessions node(SessionStore store) {
        return new LiveSessions(store, this::renew, clock, new SecureRandom(), List.of(endedKeys::add));
    }

    private CompletionStage<Renewer.Answer> renew(Secret token, String subject) {
        asked.incrementAndGet();
        return CompletableFuture.supplyAsync(answer::get);
    }

    private static Assurance at(SecurityLevel level) {
        return new Assurance(level, "https://idp.test", "acr-" + level.number(), List.of("pin"), NOW);
    }

    private static Renewer.Answer holds(SecurityLevel level) {
        return new Renewer.Answer.Holds(at(level), Secret.of("next"), LIFE);
    }

    private String login(LiveSessions sessions) {
        return login(sessions, LIFE);
    }

    private String login(LiveSessions sessions, Duration life) {
        var login = new LiveSessions.Login(
                "minside",
                "sid",
                "kari",
                Optional.empty(),
                at(SecurityLevel.SUBSTANTIAL),
                "nb",
                Optional.empty(),
                Optional.of(Renewal.confirmed(Secret.of("first"), clock.instant(), life)),
                LIMITS);
        var started = await(sessions.start(login, Optional.empty())).orElseThrow();
        return SessionCookie.CITIZENS.set(started.id()).split(";", 2)[0];
    }

    private Optional<Session> find(LiveSessions sessions, String cookie) {
        return await(sessions.find("minside", List.of(cookie), LIMITS));
    }

    @Test
    void shouldAskNobodyBeforeItIsDue() {
        var sessions = node(new MemorySessionStore(10));
        var cookie = login(sessions);
        clock.advance(LIFE.minusSeconds(1));

        assertThat(find(sessions, cookie)).isPresent();
        assertThat(asked).hasValue(0);
    }

    @Test
    void shouldAskOnceForFiftyRequestsOnTwoNodes() {
        try (var redis = new Redis();
                var one = redis.connection();
                var two = redis.connection()) {
            var keys = List.of(new SealingKey("k", Secret.of("a key of the tests that is long enough")));
            var nodes = List.of(
                    node(new RedisSessionStore(one, keys, served -> {})),
                    node(new RedisSessionStore(two, keys, served -> {})));
            var cookie = login(nodes.getFirst());
            assertThat(find(nodes.getLast(), cookie)).isPresent();
            clock.advance(LIFE);
            answer.set(holds(SecurityLevel.SUBSTANTIAL));

            var requests = new ArrayList<CompletableFuture<Optional<Session>>>();
            for (int i = 0; i < 50; i++) {
                var node = nodes.get(i % 2);
                requests.add(CompletableFuture.supplyAsync(() -> find(node, cookie)));
            }

            assertThat(requests)
                    .allSatisfy(request -> assertThat(request.join()).isPresent());
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void shouldNotAskAgainForWhatWasReadBeforeSomebodyElseAsked() {
        var store = new MemorySessionStore(10);
        var id = SessionId.random(new SecureRandom());
        var due = SessionStoreContract.session("minside", "sid", "kari", NOW)
                .stored()
                .with(new Renewal(Secret.of("first"), NOW, NOW.plusSeconds(60)));
        var read = new StoredSession(id.hash(), due.session(), due.renewal(), LIMITS);
        await(store.add(id, read));
        answer.set(holds(SecurityLevel.SUBSTANTIAL));
        var renewals = new Renewals(store, this::renew, clock);

        await(renewals.current(id, read));
        await(renewals.current(id, read));

        assertThat(asked).hasValue(1);
    }

    @Test
    void shouldGoOnWithASessionThatIsDueWhileTheStoreIsAway() {
        try (var redis = new Redis();
                var connection = redis.connection()) {
            var keys = List.of(new SealingKey("k", Secret.of("a key of the tests that is long enough")));
            var sessions = node(new RedisSessionStore(connection, keys, served -> {}));
            var cookie = login(sessions, Duration.ofSeconds(5));

            redis.stop();
            clock.advance(Duration.ofSeconds(5));

            assertThat(find(sessions, cookie)).isPresent();
            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void shouldGoOnWhenWhoeverReservedItNeverCameBack() {
        var store = new MemorySessionStore(10);
        var sessions = node(store);
        var cookie = login(sessions);
        clock.advance(LIFE);
        var id = SessionCookie.CITIZENS.read(List.of(cookie)).orElseThrow();
        assertThat(await(store.lease(id.hash(), Duration.ofMinutes(10)))).isPresent();

        assertThat(find(sessions, cookie)).isPresent();
        assertThat(asked).hasValue(0);
    }

    @Test
    void shouldLowerTheLevelWhenTheIdentityProviderDoes() {
        var sessions = node(new MemorySessionStore(10));
        var cookie = login(sessions);
        clock.advance(LIFE);
        answer.set(holds(SecurityLevel.LOW));

        var session = find(sessions, cookie).orElseThrow();

        assertThat(session.assurance().level()).isEqualTo(SecurityLevel.LOW);
        assertThat(session.generation()).isEqualTo(1);
    }

    @Test
    void shouldNeverRaiseTheLevel() {
        var sessions = node(new MemorySessionStore(10));
        var cookie = login(sessions);
        clock.advance(LIFE);
        answer.set(holds(SecurityLevel.HIGH));

        assertThat(find(sessions, cookie).orElseThrow().assurance().level()).isEqualTo(SecurityLevel.SUBSTANTIAL);
    }

    @Test
    void shouldEndTheSessionWhenItIsOverThere() {
        var sessions = node(new MemorySessionStore(10));
        var cookie = login(sessions);
        clock.advance(LIFE);
        answer.set(new Renewer.Answer.Over());

        assertThat(find(sessions, cookie)).isEmpty();
        assertThat(endedKeys).hasSize(1);
        answer.set(holds(SecurityLevel.SUBSTANTIAL));
        assertThat(find(sessions, cookie)).isEmpty();
    }

    @Test
    void shouldGoOnForAWhileWithoutAnAnswerAndAskWithPauses() {
        var sessions = node(new MemorySessionStore(10));
        var cookie = login(sessions);
        clock.advance(LIFE);

        assertThat(find(sessions, cookie)).isPresent();
        assertThat(find(sessions, cookie)).isPresent();
        assertThat(asked).hasValue(1);
        clock.advance(Renewal.PAUSE);
        assertThat(find(sessions, cookie)).isPresent();
        assertThat(asked).hasValue(2);
    }

    @Test
    void shouldCountForNothingWhenUnconfirmedForTooLongAndAgainWhenConfirmed() {
        var sessions = node(new MemorySessionStore(10));
        var cookie = login(sessions);
        clock.advance(LIFE.plus(Renewal.LONGEST_UNCONFIRMED));

        assertThat(find(sessions, cookie)).isEmpty();

        clock.advance(Renewal.PAUSE);
        answer.set(holds(SecurityLevel.SUBSTANTIAL));
        assertThat(find(sessions, cookie)).isPresent();
    }
}
