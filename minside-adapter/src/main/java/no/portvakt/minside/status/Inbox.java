package no.portvakt.minside.status;

import static java.util.Comparator.comparing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.portvakt.trust.secret.Sealer;
import org.jdbi.v3.core.Handle;

/** The table {@code inbox_event}: what came, and what became of it. Every method runs in the caller's transaction. */
public final class Inbox {

    private static final String SET_ASIDE = "set-aside";

    /** Two who write the same rows wait for each other in the same order. */
    private static final Comparator<Row> BY_NAME = comparing(
                    (Row row) -> row.key().source())
            .thenComparing(row -> row.key().id());

    private final Sealer sealer;

    public Inbox(Sealer sealer) {
        this.sealer = sealer;
    }

    /** What makes two events the same one. */
    public record Key(String fagsystem, String source, String id) {}

    /** What is known of an event that came before. */
    enum Known {
        /** It is tried again. */
        SET_ASIDE,
        /** It had its effect. */
        SETTLED
    }

    /**
     * An event, and what became of it.
     *
     * @param before whether it stands in the table already
     * @param caseId the case that it is about, if we know it
     */
    record Row(Key key, boolean before, String body, EventOutcome outcome, Optional<UUID> caseId) {}

    /**
     * An event as it is kept.
     *
     * @param body empty if it cannot be opened
     */
    record Replayed(Key key, Optional<String> body) {}

    /** The longest wished for; locked until the transaction ends. */
    Optional<Replayed> nextToReplay(Handle handle, Instant now) {
        return handle.createQuery("""
                        select fagsystem, source, event_id, body_sealed from inbox_event where replay_at <= :now
                        order by replay_at limit 1 for update skip locked
                        """)
                .bind("now", now)
                .map((row, _) -> replayed(row))
                .findOne();
    }

    /** An event and the case that it is about. */
    record Named(Key key, UUID caseId) {}

    /** Events from before that was noted which case each is about; locked until the transaction ends. */
    List<Replayed> unnamed(Handle handle, int most) {
        return handle.createQuery("""
                        select fagsystem, source, event_id, body_sealed from inbox_event
                        where case_id is null
                        and (outcome <> 'set-aside' or reason in ('sequence-taken', 'not-your-case'))
                        order by received_at limit :most for update skip locked
                        """)
                .bind("most", most)
                .map((row, _) -> replayed(row))
                .list();
    }

    void name(Handle handle, List<Named> named) {
        if (named.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                update inbox_event set case_id = :case
                where fagsystem = :fagsystem and source = :source and event_id = :id
                """);
        named.forEach(
                one -> batch.bindMethods(one.key()).bind("case", one.caseId()).add());
        batch.execute();
    }

    private Replayed replayed(ResultSet row) throws SQLException {
        return new Replayed(
                new Key(row.getString("fagsystem"), row.getString("source"), row.getString("event_id")),
                sealer.open(row.getString("body_sealed")));
    }

    /** It was tried, whatever became of it. */
    void replayed(Handle handle, Key key) {
        handle.createUpdate("""
                        update inbox_event set replay_at = null
                        where fagsystem = :fagsystem and source = :source and event_id = :id
                        """).bindMethods(key).execute();
    }

    /** Those that came before. */
    Map<Key, Known> known(Handle handle, String fagsystem, Collection<Key> keys) {
        return handle.createQuery("""
                        select source, event_id, outcome from inbox_event where fagsystem = :fagsystem
                        and (source, event_id) in (<keys>)
                        """)
                .bind("fagsystem", fagsystem)
                .bindMethodsList("keys", keys, List.of("source", "id"))
                .map((row, _) -> Map.entry(
                        new Key(fagsystem, row.getString("source"), row.getString("event_id")),
                        row.getString("outcome").equals(SET_ASIDE) ? Known.SET_ASIDE : Known.SETTLED))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Writes them. Breaks if one that is new here has come elsewhere meanwhile. */
    void write(Handle handle, Collection<Row> rows, Instant now) {
        insert(
                handle,
                rows.stream().filter(row -> !row.before()).sorted(BY_NAME).toList(),
                now);
        update(handle, rows.stream().filter(Row::before).toList());
    }

    /** What is about a case that is removed is not kept. */
    void forget(Handle handle, Collection<Key> keys) {
        if (keys.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                delete from inbox_event where fagsystem = :fagsystem and source = :source and event_id = :id
                """);
        keys.forEach(key -> batch.bindMethods(key).add());
        batch.execute();
    }

    private void insert(Handle handle, List<Row> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                insert into inbox_event (fagsystem, source, event_id, outcome, reason, body_sealed, received_at, case_id)
                values (:fagsystem, :source, :id, :outcome, :reason, :body, :at, :case)
                """);
        rows.forEach(row -> batch.bind("fagsystem", row.key().fagsystem())
                .bind("source", row.key().source())
                .bind("id", row.key().id())
                .bind("outcome", row.outcome().id())
                .bind("reason", reason(row.outcome()))
                .bind("body", sealer.seal(row.body()))
                .bind("case", row.caseId())
                .bind("at", now)
                .add());
        batch.execute();
    }

    private static void update(Handle handle, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch("""
                update inbox_event set outcome = :outcome, reason = :reason, case_id = :case
                where fagsystem = :fagsystem and source = :source and event_id = :id
                """);
        rows.forEach(row -> batch.bind("outcome", row.outcome().id())
                .bind("reason", reason(row.outcome()))
                .bind("case", row.caseId())
                .bind("fagsystem", row.key().fagsystem())
                .bind("source", row.key().source())
                .bind("id", row.key().id())
                .add());
        batch.execute();
    }

    private static Optional<String> reason(EventOutcome outcome) {
        return switch (outcome) {
            case EventOutcome.SetAside aside -> Optional.of(aside.reason().id());
            case EventOutcome.Recorded recorded -> Optional.empty();
            case EventOutcome.Late late -> Optional.empty();
            case EventOutcome.Duplicate duplicate -> throw new IllegalArgumentException("is there already");
            case EventOutcome.Removed removed -> throw new IllegalArgumentException("is not kept");
            case EventOutcome.Refused refused -> throw new IllegalArgumentException("is not kept");
        };
    }
}
