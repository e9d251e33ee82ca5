package no.portvakt.minside.submission;

import java.util.Optional;
import java.util.UUID;
import no.portvakt.minside.person.Language;
import no.portvakt.trust.identity.NationalId;
import org.jdbi.v3.core.Jdbi;

/** Who sent a form: the one place where the number behind a case's pseudonym is kept, sealed. Thread-safe. */
public final class Applicants {

    private final Jdbi jdbi;
    private final SubmissionSeals seals;

    public Applicants(Jdbi jdbi, SubmissionSeals seals) {
        this.jdbi = jdbi;
        this.seals = seals;
    }

    /** What she read when she sent the form; bokmål if that cannot be known. */
    public Language language(UUID caseId) {
        return form(caseId).map(Payload::language).map(Language::of).orElse(Language.NB);
    }

    /** Whose case it is; empty if there is no such form, or it cannot be opened. */
    public Optional<NationalId> of(UUID caseId) {
        return form(caseId).flatMap(read -> NationalId.parse(read.person()));
    }

    private Optional<Payload> form(UUID caseId) {
        return jdbi.withHandle(handle -> handle.createQuery("select payload_sealed from submission where id = :id")
                        .bind("id", caseId)
                        .mapTo(String.class)
                        .findOne())
                .flatMap(seals::open);
    }
}
