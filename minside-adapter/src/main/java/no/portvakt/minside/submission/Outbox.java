package no.portvakt.minside.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The tables {@code submission} and {@code outbox}. Every method runs in the caller's transaction. */
final class Outbox {

    /** False if this person has used this key before. */
    boolean store(Handle handle, SubmissionRow row) {
        return handle.createUpdate("""
                        insert into submission
                        (id, person_key, service, idempotency_key, payload_sealed, received_at, signed_sealed)
                        values (:id, :person, :service, :key, :payload, :at, :signed)
                        on conflict (person_key, idempotency_key) do nothing
                        """)
                        .bind("id", row.id())
                        .bind("person", row.personKey())
                        .bind("service", row.service())
                        .bind("key", row.idempotencyKey())
                        .bind("payload", row.payloadSealed())
                        .bind("at", row.receivedAt())
                        .bind("signed", row.signedSealed())
                        .execute()
                == 1;
    }

    void enqueue(Handle handle, UUID id, String correlation, Instant now) {
        handle.createUpdate("""
                        insert into outbox (submission_id, state, next_attempt_at, correlation_id)
                        values (:id, 'waiting', :at, :correlation)
                        """)
                .bind("id", id)
                .bind("at", now)
                .bind("correlation", correlation)
                .execute();
    }

    Optional<SubmissionRow> findByKey(Handle handle, String person, String key) {
        return handle.createQuery("select * from submission where person_key = :person and idempotency_key = :key")
                .bind("person", person)
                .bind("key", key)
                .map(ConstructorMapper.of(SubmissionRow.class))
                .findOne();
    }

    Optional<ReceiptRow> receipt(Handle handle, String person, UUID id) {
        return handle.createQuery("""
                        select s.id, s.service, s.received_at, c.case_number
                        from submission s join citizen_case c on c.id = s.id
                        where s.id = :id and s.person_key = :person
                        """)
                .bind("id", id)
                .bind("person", person)
                .map(ConstructorMapper.of(ReceiptRow.class))
                .findOne();
    }

    List<UUID> due(Handle handle, Instant now, int most) {
        return handle.createQuery("""
                        select submission_id from outbox
                        where state = 'waiting' and next_attempt_at <= :now order by next_attempt_at limit :most
                        """)
                .bind("now", now)
                .bind("most", most)
                .mapTo(UUID.class)
                .list();
    }

    /** Locks the row until the transaction ends; empty if it is done, or if somebody else is at it right now. */
    Optional<WaitingRow> take(Handle handle, UUID id) {
        return handle.createQuery("""
                        select s.id, s.service, s.payload_sealed, s.signed_sealed, s.received_at, o.attempts,
                            o.correlation_id
                        from outbox o join submission s on s.id = o.submission_id
                        where o.submission_id = :id and o.state = 'waiting' for update of o skip locked
                        """)
                .bind("id", id)
                .map(ConstructorMapper.of(WaitingRow.class))
                .findOne();
    }

    void done(Handle handle, UUID id) {
        handle.createUpdate("update outbox set state = 'done', attempts = attempts + 1 where submission_id = :id")
                .bind("id", id)
                .execute();
    }

    void setAside(Handle handle, UUID id, String reasonSealed) {
        handle.createUpdate("""
                        update outbox set state = 'set-aside', attempts = attempts + 1, reason_sealed = :reason
                        where submission_id = :id
                        """).bind("reason", reasonSealed).bind("id", id).execute();
    }

    void again(Handle handle, UUID id, Instant when) {
        handle.createUpdate("""
                        update outbox set attempts = attempts + 1, next_attempt_at = :when where submission_id = :id
                        """).bind("when", when).bind("id", id).execute();
    }

    long count(Handle handle, String state) {
        return handle.createQuery("select count(*) from outbox where state = :state")
                .bind("state", state)
                .mapTo(Long.class)
                .one();
    }

    /** A row of {@code submission}. */
    public record SubmissionRow(
            UUID id,
            String personKey,
            String service,
            String idempotencyKey,
            String payloadSealed,
            Instant receivedAt,
            Optional<String> signedSealed) {}

    /** What a receipt says. */
    public record ReceiptRow(UUID id, String service, Instant receivedAt, Optional<String> caseNumber) {}

    /** A submission that is not in the archive yet. */
    public record WaitingRow(
            UUID id,
            String service,
            String payloadSealed,
            Optional<String> signedSealed,
            Instant receivedAt,
            int attempts,
            String correlationId) {}
}
