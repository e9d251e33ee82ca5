package no.portvakt.minside.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.delivery.Deliveries.Taken;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The table {@code delivery_receipt}. Every method runs in the caller's transaction. */
final class Receipts {

    private Receipts() {}

    /**
     * What a fagsystem is told of one of its cases.
     *
     * @param tx the transaction that wrote it
     * @param id with the transaction, its place
     * @param outcome {@code set-aside}, {@code not-reached}, or {@code delivered}: it got through after all
     * @param reason why it did not get through
     * @param sequence up to which of the fagsystem's events
     */
    public record Receipt(
            long tx,
            long id,
            UUID caseId,
            String surface,
            String outcome,
            Optional<String> reason,
            long sequence,
            Instant at) {}

    /** Where a page ended. */
    record Position(long tx, long id) {}

    /** From now on it can be asked for. */
    static void write(Handle handle, Taken taken, Optional<DeliveryOutcome.Reason> reason, Instant now) {
        write(handle, taken, reason.isPresent() ? "set-aside" : "delivered", reason, now);
    }

    /** She cannot be reached that way: the fagsystem has to write to her. */
    static void notReached(Handle handle, Taken taken, DeliveryOutcome.Reason reason, Instant now) {
        write(handle, taken, "not-reached", Optional.of(reason), now);
    }

    private static void write(
            Handle handle, Taken taken, String outcome, Optional<DeliveryOutcome.Reason> reason, Instant now) {
        handle.createUpdate("""
                        insert into delivery_receipt (fagsystem, case_id, surface, outcome, reason, sequence, at)
                        select :fagsystem, :case, :surface, :outcome, :reason,
                        coalesce((select last_sequence from citizen_case where id = :case), 0), :at
                        """)
                .bind("fagsystem", taken.fagsystem())
                .bind("surface", taken.surface())
                .bind("outcome", outcome)
                .bind("reason", reason.map(DeliveryOutcome.Reason::id))
                .bind("at", now)
                .bind("case", taken.caseId())
                .execute();
    }

    /**
     * Those that follow, oldest first. Only of transactions that nothing older can be added beside any more: whoever goes
     * on from the last one has missed none.
     */
    static List<Receipt> after(Handle handle, String fagsystem, Position after, int most) {
        return handle.createQuery("""
                        select tx::text::bigint as tx, id, case_id, surface, outcome, reason, sequence, at from delivery_receipt
                        where fagsystem = :fagsystem and (tx, id) > (cast(cast(:tx as text) as xid8), :id)
                        and tx < pg_snapshot_xmin(pg_current_snapshot())
                        order by tx, id limit :most
                        """)
                .bind("fagsystem", fagsystem)
                .bind("tx", Long.toString(after.tx()))
                .bind("id", after.id())
                .bind("most", most)
                .map(ConstructorMapper.of(Receipt.class))
                .list();
    }
}
