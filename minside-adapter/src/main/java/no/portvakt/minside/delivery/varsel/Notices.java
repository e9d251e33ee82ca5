package no.portvakt.minside.delivery.varsel;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** The table {@code notice}. Thread-safe. */
final class Notices {

    private final Jdbi jdbi;

    Notices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Also if her fagsystem was told to write to her. */
    boolean isTold(Notice notice) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from notice where case_id = :case and sequence = :sequence)
                        or exists (select 1 from delivery_receipt where case_id = :case
                            and surface = :surface and outcome = 'not-reached' and sequence >= :sequence)
                        """)
                .bind("case", notice.caseId())
                .bind("surface", VarselSurface.ID)
                .bind("sequence", notice.sequence())
                .mapTo(Boolean.class)
                .one());
    }

    void told(Notice notice, Channel channel, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into notice (case_id, sequence, channel, told_at)
                        values (:case, :sequence, :channel, :at) on conflict do nothing
                        """)
                .bind("case", notice.caseId())
                .bind("sequence", notice.sequence())
                .bind("channel", channel.id())
                .bind("at", now)
                .execute());
    }
}
