package no.portvakt.gateway.session.redis;

import io.lettuce.core.KeyValue;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.portvakt.gateway.session.Ended;
import no.portvakt.gateway.session.SessionHash;
import no.portvakt.gateway.session.SessionId;
import no.portvakt.gateway.session.SessionStore;
import no.portvakt.gateway.session.StoredSession;
import no.portvakt.trust.secret.KeyedHash;
import no.portvakt.trust.secret.Sealer;
import no.portvakt.trust.secret.SealingKey;

/**
 * Sessions of many nodes. A dump of Redis opens nothing: what is personal is sealed with a key that only the cookie
 * holds, what a log-out needs with a key that only gateways hold, and {@code sid} and {@code sub} are named by keyed
 * hashes. Time is the caller's; Redis' own clock only clears away what is over.
 *
 * <p>Thread-safe, nothing blocks. Failure: a stage fails when Redis is away, but for {@link #find}, see
 * {@link LatelySeen}, and {@link #touch}, which then moves what this node remembers.
 */
public final class RedisSessionStore implements SessionStore {

    /** Longer than a log-in can be under way. */
    private static final Duration ENDED_SID_KEPT = Duration.ofMinutes(15);

    private static final String PERSON = "session.person";
    static final String SESSION = "portvakt:session:";
    private static final String SID = "portvakt:sid:";
    private static final String SUBJECT = "portvakt:subject:";
    private static final String ENDED = "portvakt:ended:";
    private static final String LEASE = "portvakt:lease:";
    private static final String USED = "portvakt:used:";

    /** The scripts publish here what they removed. */
    static final String NEWS = "portvakt:gone";

    private final RedisServer redis;
    private final Sealer index;
    private final KeyedHash names;
    private final LatelySeen lately;
    private CompletableFuture<Void> news = CompletableFuture.failedFuture(new IllegalStateException("not asked for"));

    /**
     * In this Redis.
     *
     * @param keys newest first; every one opens, so that a key can be replaced without logging anybody out
     * @param servedUnasked told, once each, of sessions that are served while Redis is away
     */
    public RedisSessionStore(RedisServer redis, List<SealingKey> keys, Consumer<StoredSession> servedUnasked) {
        this.redis = redis;
        this.index = new Sealer(keys, "session.index");
        this.names = new KeyedHash(keys, "session.name");
        this.lately = new LatelySeen(servedUnasked);
        hearNews();
    }

    /** Asked for again with a reading that went well, where it could not be had before. */
    private synchronized void hearNews() {
        if (news.isCompletedExceptionally()) {
            news = redis.listen(NEWS, gone -> lately.forget(new SessionHash(gone)))
                    .toCompletableFuture();
        }
    }

    @Override
    public CompletionStage<Added> add(SessionId id, StoredSession stored) {
        var session = stored.session();
        var now = session.lastSeenAt();
        var sealed = id.sealer(PERSON).seal(SessionTexts.person(stored));
        var keys = Stream.concat(
                        Stream.of(
                                SESSION + stored.id().value(),
                                SID + names.of(session.sid()),
                                SUBJECT + names.of(session.subject())),
                        names.every(session.sid()).stream().map(ENDED::concat))
                .toList();
        return redis.<List<String>>run(
                        Script.ADD,
                        ScriptOutputType.MULTI,
                        keys,
                        SESSION,
                        session.host(),
                        stored.id().value(),
                        index.seal(SessionTexts.index(stored)),
                        sealed,
                        millis(now),
                        Long.toString(stored.limits().idle().toMillis()),
                        millis(session.startedAt().plus(stored.limits().absolute())),
                        Long.toString(Duration.between(now, stored.expiresAt()).toMillis()),
                        Long.toString(stored.limits().absolute().toMillis()))
                .thenApply(answer -> added(stored, sealed, answer));
    }

    private Added added(StoredSession stored, String sealed, List<String> answer) {
        if (!answer.getFirst().equals("kept")) {
            return new Added.Refused();
        }
        lately.read(stored, sealed, stored.session().lastSeenAt());
        return new Added.Kept(gone(answer.subList(1, answer.size())));
    }

    @Override
    public CompletionStage<Optional<StoredSession>> find(SessionId id, Instant now) {
        var hash = id.hash();
        var fresh = lately.fresh(hash, now);
        if (fresh.isPresent()) {
            return CompletableFuture.completedStage(fresh.filter(session -> session.isLiveAt(now)));
        }
        return findAfresh(id, now).exceptionallyCompose(away -> lately.whileAway(hash, now)
                .map(session ->
                        CompletableFuture.completedStage(Optional.of(session).filter(some -> some.isLiveAt(now))))
                .orElseGet(() -> CompletableFuture.failedStage(away)));
    }

    @Override
    public CompletionStage<Optional<StoredSession>> findAfresh(SessionId id, Instant now) {
        var hash = id.hash();
        return redis.ask(commands -> commands.hmget(SESSION + hash.value(), "person", "seen"))
                .thenApply(fields -> {
                    hearNews();
                    var found = open(id, hash, fields);
                    found.ifPresentOrElse(
                            session -> lately.read(session, fields.getFirst().getValue(), now),
                            () -> lately.forget(hash));
                    return found.filter(session -> session.isLiveAt(now));
                });
    }

    private Optional<StoredSession> open(SessionId id, SessionHash hash, List<KeyValue<String, String>> fields) {
        if (!fields.getFirst().hasValue() || !fields.getLast().hasValue()) {
            return Optional.empty();
        }
        var sealed = fields.getFirst().getValue();
        var seenAt = Instant.ofEpochMilli(Long.parseLong(fields.getLast().getValue()));
        return lately.opened(hash, sealed)
                .map(session -> session.seenAt(seenAt))
                .or(() -> id.sealer(PERSON).open(sealed).flatMap(person -> SessionTexts.session(hash, person, seenAt)));
    }

    @Override
    public CompletionStage<Void> touch(SessionHash id, Instant now) {
        lately.touched(id, now);
        return redis.run(Script.TOUCH, ScriptOutputType.INTEGER, List.of(SESSION + id.value()), millis(now))
                .handle((moved, away) -> null);
    }

    @Override
    public CompletionStage<Void> replace(SessionId id, StoredSession renewed) {
        var sealed = id.sealer(PERSON).seal(SessionTexts.person(renewed));
        return redis.run(
                        Script.REPLACE,
                        ScriptOutputType.INTEGER,
                        List.of(SESSION + renewed.id().value()),
                        index.seal(SessionTexts.index(renewed)),
                        sealed)
                .thenAccept(written -> lately.forget(renewed.id()));
    }

    @Override
    public CompletionStage<Optional<Ended>> remove(SessionHash id) {
        lately.forget(id);
        return redis.<String>run(Script.REMOVE, ScriptOutputType.VALUE, List.of(SESSION + id.value()), id.value(), NEWS)
                .thenApply(part -> {
                    lately.forget(id);
                    return Optional.ofNullable(part).flatMap(index::open).flatMap(text -> SessionTexts.ended(id, text));
                });
    }

    @Override
    public CompletionStage<List<Ended>> endSid(String sid, Instant now) {
        var every = names.every(sid);
        var keys = Stream.concat(every.stream().map(SID::concat), every.stream().map(ENDED::concat))
                .toList();
        return redis.<List<String>>run(
                        Script.END_SID,
                        ScriptOutputType.MULTI,
                        keys,
                        SESSION,
                        Long.toString(ENDED_SID_KEPT.toMillis()),
                        NEWS)
                .thenApply(this::gone);
    }

    @Override
    public CompletionStage<List<Ended>> endSubject(String subject) {
        var keys = names.every(subject).stream().map(SUBJECT::concat).toList();
        return redis.<List<String>>run(Script.END_SUBJECT, ScriptOutputType.MULTI, keys, SESSION, NEWS)
                .thenApply(this::gone);
    }

    @Override
    public CompletionStage<Optional<Lease>> lease(SessionHash id, Duration atMost) {
        var key = LEASE + id.value();
        var mine = UUID.randomUUID().toString();
        return redis.ask(
                        commands -> commands.set(key, mine, SetArgs.Builder.nx().px(atMost)))
                .thenApply(set -> Optional.ofNullable(set)
                        .map(ok -> () -> redis.run(Script.RELEASE, ScriptOutputType.INTEGER, List.of(key), mine)
                                .handle((freed, away) -> null)));
    }

    @Override
    public CompletionStage<Boolean> useUp(String what, Duration remembered, Instant now) {
        return redis.ask(commands -> commands.set(
                        USED + names.of(what), "1", SetArgs.Builder.nx().px(remembered)))
                .thenApply(set -> Optional.ofNullable(set).isPresent());
    }

    /** Hash and index part, one after the other; a part that no key of ours opens was not a session of ours. */
    private List<Ended> gone(List<String> hashesAndParts) {
        var gone = new ArrayList<Ended>();
        for (int i = 0; i + 1 < hashesAndParts.size(); i += 2) {
            var hash = new SessionHash(hashesAndParts.get(i));
            lately.forget(hash);
            index.open(hashesAndParts.get(i + 1))
                    .flatMap(text -> SessionTexts.ended(hash, text))
                    .ifPresent(gone::add);
        }
        return gone;
    }

    private static String millis(Instant time) {
        return Long.toString(time.toEpochMilli());
    }
}
