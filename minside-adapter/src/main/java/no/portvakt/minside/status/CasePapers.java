package no.portvakt.minside.status;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The tables {@code case_deadline} and {@code case_document}. What an event says counts unless a later one has spoken of
 * the same before it came: an order of arrival is nobody's promise. Every method runs in the caller's transaction.
 */
final class CasePapers {

    private CasePapers() {}

    static void put(Handle handle, DeadlineRow said) {
        handle.createUpdate("""
                        insert into case_deadline (case_id, kind, due_on, sequence)
                        values (:case, :kind, :due, :sequence)
                        on conflict (case_id, kind) do update set due_on = excluded.due_on, sequence = excluded.sequence
                        where case_deadline.sequence < excluded.sequence
                        """)
                .bind("case", said.caseId())
                .bind("kind", said.kind())
                .bind("due", said.dueOn())
                .bind("sequence", said.sequence())
                .execute();
    }

    /** The id stays what it was: a link that the citizen kept goes on working. */
    static void put(Handle handle, UUID caseId, DocumentChange said, CaseSeals seals, long sequence) {
        handle.createUpdate("""
                        insert into case_document (id, case_id, name, document_sealed, sequence)
                        values (:id, :case, :name, :document, :sequence)
                        on conflict (case_id, name) do update
                        set document_sealed = excluded.document_sealed, sequence = excluded.sequence
                        where case_document.sequence < excluded.sequence
                        """)
                .bind("id", UUID.randomUUID())
                .bind("case", caseId)
                .bind("name", said.name())
                .bind("document", said.paper().map(seals::sealPaper))
                .bind("sequence", sequence)
                .execute();
    }
}
