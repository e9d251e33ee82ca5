package no.portvakt.gateway.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sessions of one node, gone with the process. Reading takes no lock; writing takes one for the time of a few map
 * operations. Bounded: when full, what has expired goes first, then what was not seen for longest.
 */
public final class MemorySessionStore implements SessionStore {

    /** Longer than a log-in can be under way. */
    static final Duration ENDED_SID_KEPT = Duration.ofMinutes(15);

    /** When room has to be made, a sixteenth of it all, so that the search is not made for each log-in. */
    private static final int PART_MADE_FREE = 16;

    private final int capacity;
    private final Map<SessionHash, StoredSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, Map<String, SessionHash>> idsBySidAndHost = new HashMap<>();
    private final Map<String, Instant> endedSids = new LinkedHashMap<>();
    private final Map<SessionHash, Held> leases = new ConcurrentHashMap<>();
    private final UsedUp usedUp = new UsedUp();

    public MemorySessionStore(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("no room for any session");
        }
        this.capacity = capacity;
    }

    /** How many there are now, those that have ended unseen among them. */
    public int size() {
        return sessions.size();
    }

    @Override
    public synchronized CompletionStage<Added> add(SessionId id, StoredSession added) {
        var session = added.session();
        forgetEndedSids(session.lastSeenAt());
        if (endedSids.containsKey(session.sid())) {
            return CompletableFuture.completedFuture(new Added.Refused());
        }
        var gone = new ArrayList<Ended>();
        Optional.ofNullable(
                        idsBySidAndHost.getOrDefault(session.sid(), Map.of()).get(session.host()))
                .ifPresent(earlier -> gone.addAll(removeAll(List.of(earlier))));
        gone.addAll(makeRoom(session.lastSeenAt()));
        sessions.put(added.id(), added);
        idsBySidAndHost.computeIfAbsent(session.sid(), sid -> new HashMap<>()).put(session.host(), added.id());
        return CompletableFuture.completedFuture(new Added.Kept(gone));
    }

    @Override
    public CompletionStage<Optional<StoredSession>> find(SessionId id, Instant now) {
        return CompletableFuture.completedFuture(
                Optional.ofNullable(sessions.get(id.hash())).filter(session -> session.isLiveAt(now)));
    }

    @Override
    public CompletionStage<Optional<StoredSession>> findAfresh(SessionId id, Instant now) {
        return find(id, now);
    }

    @Override
    public CompletionStage<Void> touch(SessionHash id, Instant now) {
        sessions.computeIfPresent(id, (key, session) -> session.isLiveAt(now) ? session.seenAt(now) : session);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Void> replace(SessionId id, StoredSession renewed) {
        sessions.computeIfPresent(
                id.hash(), (key, session) -> renewed.seenAt(session.session().lastSeenAt()));
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<Optional<Lease>> lease(SessionHash id, Duration atMost) {
        var until = System.nanoTime() + atMost.toNanos();
        var mine = UUID.randomUUID();
        var holder = leases.merge(
                id, new Held(mine, until), (held, wanted) -> System.nanoTime() - held.untilNanos() < 0 ? held : wanted);
        return CompletableFuture.completedFuture(
                holder.by().equals(mine) ? Optional.of(() -> free(id, mine)) : Optional.empty());
    }

    private CompletionStage<Void> free(SessionHash id, UUID mine) {
        leases.computeIfPresent(id, (key, held) -> held.by().equals(mine) ? null : held);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public synchronized CompletionStage<Boolean> useUp(String what, Duration remembered, Instant now) {
        return CompletableFuture.completedFuture(usedUp.isFirstUse(what, remembered, now));
    }

    @Override
    public synchronized CompletionStage<Optional<Ended>> remove(SessionHash id) {
        return CompletableFuture.completedFuture(removeAll(List.of(id)).stream().findFirst());
    }

    @Override
    public synchronized CompletionStage<List<Ended>> endSid(String sid, Instant now) {
        forgetEndedSids(now);
        endedSids.remove(sid);
        endedSids.put(sid, now);
        return CompletableFuture.completedFuture(removeAll(
                List.copyOf(idsBySidAndHost.getOrDefault(sid, Map.of()).values())));
    }

    @Override
    public synchronized CompletionStage<List<Ended>> endSubject(String subject) {
        return CompletableFuture.completedFuture(removeAll(sessions.values().stream()
                .filter(stored -> stored.session().subject().equals(subject))
                .map(StoredSession::id)
                .toList()));
    }

    private List<Ended> removeAll(Collection<SessionHash> ids) {
        var removed = ids.stream()
                .flatMap(id -> Optional.ofNullable(sessions.remove(id)).stream())
                .toList();
        removed.forEach(this::unindex);
        return removed.stream().map(Ended::of).toList();
    }

    private void unindex(StoredSession stored) {
        var ids = idsBySidAndHost.getOrDefault(stored.session().sid(), new HashMap<>());
        ids.remove(stored.session().host(), stored.id());
        if (ids.isEmpty()) {
            idsBySidAndHost.remove(stored.session().sid());
        }
    }

    private List<Ended> makeRoom(Instant now) {
        if (sessions.size() < capacity) {
            return List.of();
        }
        var gone = new ArrayList<>(removeAll(sessions.values().stream()
                .filter(session -> !session.isLiveAt(now))
                .map(StoredSession::id)
                .toList()));
        if (sessions.size() >= capacity) {
            gone.addAll(removeAll(sessions.values().stream()
                    .sorted(Comparator.comparing(stored -> stored.session().lastSeenAt()))
                    .limit(Math.max(1, capacity / PART_MADE_FREE))
                    .map(StoredSession::id)
                    .toList()));
        }
        return gone;
    }

    /** In the order of their ending, and never more of them than sessions. */
    private void forgetEndedSids(Instant now) {
        var oldestFirst = endedSids.entrySet().iterator();
        while (oldestFirst.hasNext()) {
            var ended = oldestFirst.next().getValue();
            if (endedSids.size() <= capacity && ended.plus(ENDED_SID_KEPT).isAfter(now)) {
                return;
            }
            oldestFirst.remove();
        }
    }

    private record Held(UUID by, long untilNanos) {}
}
