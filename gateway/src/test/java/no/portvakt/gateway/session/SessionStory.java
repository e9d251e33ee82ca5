package no.portvakt.gateway.session;

import static no.portvakt.gateway.session.SessionStoreContract.LIMITS;
import static no.portvakt.gateway.session.SessionStoreContract.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import no.portvakt.gateway.fixture.Renewing;
import no.portvakt.testsupport.time.FakeClock;

/** Sessions that come and go, and beside them a plain account of what must be so. */
final class SessionStory {

    private static final String[] HOSTS = {"minside", "barnehage"};
    private static final int KINDS = 6;
    private static final int CITIZENS = 3;

    private final FakeClock clock = new FakeClock(SessionStoreContract.NOW);
    private final List<String> endedKeys = new ArrayList<>();
    private final LiveSessions sessions = new LiveSessions(
            new MemorySessionStore(1_000), Renewing.never(), clock, new SecureRandom(), List.of(endedKeys::add));
    private final List<Known> account = new ArrayList<>();
    private int sidsEnded;

    private record Known(
            String cookie,
            String host,
            String sid,
            String subject,
            Instant startedAt,
            Instant lastSeen,
            boolean ended) {

        Known seenAt(Instant now) {
            return new Known(cookie, host, sid, subject, startedAt, now, ended);
        }

        Known whenEnded() {
            return new Known(cookie, host, sid, subject, startedAt, lastSeen, true);
        }
    }

    List<String> endedKeys() {
        return endedKeys;
    }

    /** Any number is an event. */
    void happen(int event) {
        int citizen = event / KINDS % CITIZENS;
        var subject = "citizen" + citizen;
        var sid = "sid" + citizen + "-" + sidsEnded;
        switch (event % KINDS) {
            case 0 -> login(HOSTS[0], sid, subject);
            case 1 -> login(HOSTS[1], sid, subject);
            case 2 -> clock.advance(Duration.ofMinutes(event % 97));
            case 3 -> endSubject(subject);
            case 4 -> endSid(sid);
            default -> account.replaceAll(this::visit);
        }
    }

    void login(String host, String sid, String subject) {
        var assurance = SessionStoreContract.session(host, sid, subject, clock.instant())
                .stored()
                .session()
                .assurance();
        var login = new LiveSessions.Login(
                host, sid, subject, Optional.empty(), assurance, "nb", Optional.empty(), Optional.empty(), LIMITS);
        await(sessions.start(login, Optional.empty())).ifPresent(started -> {
            end(earlier -> earlier.host().equals(host) && earlier.sid().equals(sid));
            account.add(new Known(
                    SessionCookie.CITIZENS.set(started.id()).split(";", 2)[0],
                    host,
                    sid,
                    subject,
                    clock.instant(),
                    clock.instant(),
                    false));
        });
    }

    void endSid(String sid) {
        await(sessions.endSid(sid));
        sidsEnded++;
        end(known -> known.sid().equals(sid));
    }

    private void endSubject(String subject) {
        await(sessions.endSubject(subject));
        end(known -> known.subject().equals(subject));
    }

    private void end(Predicate<Known> which) {
        account.replaceAll(known -> which.test(known) ? known.whenEnded() : known);
    }

    private Known visit(Known known) {
        return await(sessions.find(known.host(), List.of(known.cookie()), LIMITS))
                .map(session -> known.seenAt(session.lastSeenAt()))
                .orElse(known);
    }

    void everySessionIsGivenIfAliveOnly() {
        for (var known : account) {
            boolean alive = !known.ended()
                    && clock.instant().isBefore(known.lastSeen().plus(LIMITS.idle()))
                    && clock.instant().isBefore(known.startedAt().plus(LIMITS.absolute()));
            assertThat(peek(known, known.host())).isEqualTo(alive);
            assertThat(peek(known, known.host().equals(HOSTS[0]) ? HOSTS[1] : HOSTS[0]))
                    .isFalse();
        }
    }

    private boolean peek(Known known, String host) {
        return await(sessions.peek(host, List.of(known.cookie()), LIMITS)).isPresent();
    }
}
