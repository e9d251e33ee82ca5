package no.portvakt.minside.submission;

import no.portvakt.minside.catalogue.Form;
import no.portvakt.minside.status.Cases;
import no.portvakt.minside.status.NewCase;
import no.portvakt.minside.submission.Outbox.SubmissionRow;
import org.jdbi.v3.core.Handle;

/** What happens when a form counts as sent: case, submission and outbox row, in the caller's transaction. */
final class SentForms {

    private final Outbox outbox = new Outbox();
    private final Cases cases;

    SentForms(Cases cases) {
        this.cases = cases;
    }

    /** False if this person has used this key before. */
    boolean store(Handle handle, Form form, SubmissionRow row, String correlation) {
        if (!outbox.store(handle, row)) {
            return false;
        }
        cases.open(
                handle,
                new NewCase(
                        row.id(),
                        row.personKey(),
                        row.service(),
                        form.fagsystem(),
                        form.read().level(),
                        row.receivedAt()));
        Drafts.delete(handle, row.personKey(), row.service());
        outbox.enqueue(handle, row.id(), correlation, row.receivedAt());
        return true;
    }
}
