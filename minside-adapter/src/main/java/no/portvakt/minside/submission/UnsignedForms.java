package no.portvakt.minside.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.signing.Trouble;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code unsigned_form}. Every method runs in the caller's transaction. */
final class UnsignedForms {

    /** False if this person has used this key before. */
    boolean store(Handle handle, Row row) {
        return handle.createUpdate("""
                        insert into unsigned_form (id, person_key, service, idempotency_key, payload_sealed,
                            paper_sealed, correlation_id, filled_at, expires_at, look_at)
                        values (:id, :personKey, :service, :idempotencyKey, :payloadSealed,
                            :paperSealed, :correlationId, :filledAt, :expiresAt, :filledAt)
                        on conflict (person_key, idempotency_key) do nothing
                        """).bindMethods(row).execute() == 1;
    }

    Optional<Row> find(Handle handle, String person, UUID id, Instant now) {
        return handle.createQuery("""
                        select * from unsigned_form where person_key = :person and id = :id and expires_at > :now
                        """)
                .bind("person", person)
                .bind("now", now)
                .bind("id", id)
                .map(ConstructorMapper.of(Row.class))
                .findOne();
    }

    Optional<Row> findByKey(Handle handle, String person, String key) {
        return handle.createQuery("select * from unsigned_form where person_key = :person and idempotency_key = :key")
                .bind("person", person)
                .bind("key", key)
                .map(ConstructorMapper.of(Row.class))
                .findOne();
    }

    /** The newest first. */
    List<Row> of(Handle handle, String person, Instant now) {
        return handle.createQuery("""
                        select * from unsigned_form where person_key = :person and expires_at > :now
                        order by filled_at desc
                        """)
                .bind("person", person)
                .bind("now", now)
                .map(ConstructorMapper.of(Row.class))
                .list();
    }

    /** Those that a signing service has, and whose time to ask has come. */
    List<Row> toLookAt(Handle handle, Instant now, int most) {
        return handle.createQuery("""
                        select * from unsigned_form where task is not null and look_at <= :now
                        order by look_at limit :most
                        """)
                .bind("now", now)
                .bind("most", most)
                .map(ConstructorMapper.of(Row.class))
                .list();
    }

    /** The signing service has this task, and she is to go there. */
    void begun(Handle handle, UUID id, UUID task, String pageSealed, Instant lookAt) {
        handle.createUpdate("""
                        update unsigned_form set task = :task, page_sealed = :page, trouble = null, look_at = :look
                        where id = :id
                        """)
                .bind("id", id)
                .bind("task", task)
                .bind("page", pageSealed)
                .bind("look", lookAt)
                .execute();
    }

    /** Nothing has come of it yet. */
    void lookAgain(Handle handle, UUID id, Instant when) {
        handle.createUpdate("update unsigned_form set look_at = :when where id = :id")
                .bind("id", id)
                .bind("when", when)
                .execute();
    }

    /** It went wrong, and that task is over: not a later one. */
    void failed(Handle handle, Row row, Trouble trouble) {
        handle.createUpdate("""
                        update unsigned_form set task = null, page_sealed = null, trouble = :trouble
                        where id = :id and task is not distinct from :task
                        """)
                .bind("id", row.id())
                .bind("task", row.task())
                .bind("trouble", trouble.id())
                .execute();
    }

    /** What was sent in went wrong; what the signing service has goes on. */
    void trouble(Handle handle, UUID id, Trouble trouble) {
        handle.createUpdate("update unsigned_form set trouble = :trouble where id = :id")
                .bind("id", id)
                .bind("trouble", trouble.id())
                .execute();
    }

    /** False if it is not there any more: somebody else has taken it. */
    boolean remove(Handle handle, UUID id) {
        return handle.createUpdate("delete from unsigned_form where id = :id")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    long count(Handle handle) {
        return handle.createQuery("select count(*) from unsigned_form")
                .mapTo(Long.class)
                .one();
    }

    /**
     * What is over.
     *
     * @param longAgo before it, also what the signing service still has
     */
    int forget(Handle handle, Instant now, Instant longAgo) {
        return handle.createUpdate("""
                        delete from unsigned_form
                        where expires_at <= :now and (task is null or expires_at <= :longAgo)
                        """)
                .bind("now", now)
                .bind("longAgo", longAgo)
                .execute();
    }

    /** A row of it. */
    public record Row(
            UUID id,
            String personKey,
            String service,
            String idempotencyKey,
            String payloadSealed,
            String paperSealed,
            Optional<UUID> task,
            Optional<String> pageSealed,
            Optional<String> trouble,
            String correlationId,
            Instant filledAt,
            Instant expiresAt) {}
}
