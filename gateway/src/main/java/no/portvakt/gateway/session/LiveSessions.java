package no.portvakt.gateway.session;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import no.portvakt.gateway.employee.Employee;
import no.portvakt.profiles.level.Assurance;
import no.portvakt.trust.identity.NationalId;

/**
 * What the gateway does with sessions: find the caller's, start one, end them. Thread-safe; no call blocks.
 *
 * <p>Promise: an id that is unknown, expired, revoked, or was given on another host never gives a session.
 */
public final class LiveSessions implements Sessions {

    /** A session is not written again for every request of a page. */
    static final Duration TOUCH_INTERVAL = Duration.ofSeconds(1);

    private static final int KEY_BYTES = 16;

    private final SessionStore store;
    private final SessionCookie cookie;
    private final Clock clock;
    private final SecureRandom random;
    private final List<SessionEndListener> listeners;
    private final Renewals renewals;

    public LiveSessions(
            SessionStore store,
            Renewer renewer,
            Clock clock,
            SecureRandom random,
            List<? extends SessionEndListener> listeners) {
        this(store, renewer, SessionCookie.CITIZENS, clock, random, listeners);
    }

    public LiveSessions(
            SessionStore store,
            Renewer renewer,
            SessionCookie cookie,
            Clock clock,
            SecureRandom random,
            List<? extends SessionEndListener> listeners) {
        this.store = store;
        this.cookie = cookie;
        this.clock = clock;
        this.random = random;
        this.listeners = List.copyOf(listeners);
        this.renewals = new Renewals(store, renewer, clock);
    }

    /** The cookie that opens these sessions, and no others. */
    public SessionCookie cookie() {
        return cookie;
    }

    @Override
    public CompletionStage<Optional<Session>> find(String host, List<String> cookieHeaders, SessionLimits limits) {
        return cookie.read(cookieHeaders)
                .map(id -> lookUp(id, host, limits)
                        .thenCompose(found -> confirmed(id, found))
                        .thenCompose(this::seen)
                        .thenApply(found -> found.map(StoredSession::session)))
                .orElse(CompletableFuture.completedStage(Optional.empty()));
    }

    /** As {@link #find}, but does not count as seen: a page's own script that shows the time left uses this. */
    public CompletionStage<Optional<StoredSession>> peek(
            String host, List<String> cookieHeaders, SessionLimits limits) {
        return cookie.read(cookieHeaders)
                .map(id -> lookUp(id, host, limits))
                .orElse(CompletableFuture.completedStage(Optional.empty()));
    }

    private CompletionStage<Optional<StoredSession>> lookUp(SessionId id, String host, SessionLimits limits) {
        var now = clock.instant();
        return store.find(id, now)
                .thenApply(found ->
                        found.filter(stored -> stored.session().host().equals(host) && stored.isLiveAt(now, limits)));
    }

    private CompletionStage<Optional<StoredSession>> confirmed(SessionId id, Optional<StoredSession> found) {
        return found.map(stored -> renewals.current(id, stored).thenApply(outcome -> switch (outcome) {
                    case Renewals.Outcome.Current current -> Optional.of(current.session());
                    case Renewals.Outcome.Unconfirmed not -> Optional.<StoredSession>empty();
                    case Renewals.Outcome.Gone gone -> {
                        tell(gone.ended().stream().toList());
                        yield Optional.<StoredSession>empty();
                    }
                }))
                .orElse(CompletableFuture.completedStage(Optional.empty()));
    }

    private CompletionStage<Optional<StoredSession>> seen(Optional<StoredSession> found) {
        var now = clock.instant();
        return found.filter(stored ->
                        !stored.session().lastSeenAt().plus(TOUCH_INTERVAL).isAfter(now))
                .map(stored -> store.touch(stored.id(), now).thenApply(done -> Optional.of(stored.seenAt(now))))
                .orElse(CompletableFuture.completedStage(found));
    }

    /**
     * Starts a session under a new id, after a log-in or a step-up.
     *
     * @param previous the session that this browser had on this host; it ends here, so that an id that somebody saw
     *     before the level rose is worth nothing after. Of the same citizen, it lends its key to the new one
     * @return empty if the citizen logged out meanwhile
     */
    public CompletionStage<Optional<Started>> start(Login login, Optional<StoredSession> previous) {
        var id = SessionId.random(random);
        var now = clock.instant();
        var steppedUp = previous.map(StoredSession::session)
                .filter(earlier -> earlier.subject().equals(login.subject()));
        var session = new Session(
                steppedUp.map(Session::key).orElseGet(this::newKey),
                steppedUp.map(earlier -> earlier.generation() + 1).orElse(0),
                login.host(),
                login.sid(),
                login.subject(),
                login.person(),
                login.assurance(),
                login.locale(),
                login.employee(),
                now,
                now);
        var stored = new StoredSession(id.hash(), session, login.renewal(), login.limits());
        CompletionStage<Optional<Ended>> ended =
                previous.map(earlier -> end(earlier.id())).orElse(CompletableFuture.completedStage(Optional.empty()));
        return ended.thenCompose(gone -> store.add(id, stored)).thenApply(outcome -> switch (outcome) {
            case SessionStore.Added.Refused refused -> Optional.empty();
            case SessionStore.Added.Kept kept -> {
                tell(kept.gone());
                yield Optional.of(new Started(id, stored));
            }
        });
    }

    private String newKey() {
        var bits = new byte[KEY_BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Ends one session. */
    public CompletionStage<Optional<Ended>> end(SessionHash id) {
        return store.remove(id).thenApply(gone -> {
            tell(gone.stream().toList());
            return gone;
        });
    }

    /** Uses something up among all nodes; says whether this was the first use. See {@link SessionStore#useUp}. */
    public CompletionStage<Boolean> useUp(String what, Duration remembered) {
        return store.useUp(what, remembered, clock.instant());
    }

    /** Ends the citizen's sessions on every host in one browser. */
    public CompletionStage<List<Ended>> endSid(String sid) {
        return store.endSid(sid, clock.instant()).thenApply(this::tell);
    }

    /** Ends the citizen's sessions in every browser. */
    public CompletionStage<List<Ended>> endSubject(String subject) {
        return store.endSubject(subject).thenApply(this::tell);
    }

    private List<Ended> tell(List<Ended> gone) {
        for (var ended : gone) {
            listeners.forEach(listener -> listener.ended(ended.key()));
        }
        return gone;
    }

    /** What a log-in brought; the parts are those of {@link Session}. */
    public record Login(
            String host,
            String sid,
            String subject,
            Optional<NationalId> person,
            Assurance assurance,
            String locale,
            Optional<Employee> employee,
            Optional<Renewal> renewal,
            SessionLimits limits) {}

    /** A new session and the id to give to the browser, which is not to be had again. */
    public record Started(SessionId id, StoredSession stored) {}
}
