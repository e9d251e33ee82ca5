package no.portvakt.minside.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.UUID;
import no.portvakt.trust.identity.NationalId;
import no.portvakt.trust.secret.Sealer;
import org.jdbi.v3.core.Jdbi;

/** Who sent a form: the one place where the number behind a case's pseudonym is kept, sealed. Thread-safe. */
public final class Applicants {

    private final Jdbi jdbi;
    private final Sealer payload;
    private final ObjectMapper json;

    public Applicants(Jdbi jdbi, Sealer payload, ObjectMapper json) {
        this.jdbi = jdbi;
        this.payload = payload;
        this.json = json;
    }

    /** Whose case it is; empty if there is no such form, or it cannot be opened. */
    public Optional<NationalId> of(UUID caseId) {
        return jdbi.withHandle(handle -> handle.createQuery("select payload_sealed from submission where id = :id")
                        .bind("id", caseId)
                        .mapTo(String.class)
                        .findOne())
                .flatMap(payload::open)
                .flatMap(this::read)
                .flatMap(read -> NationalId.parse(read.person()));
    }

    private Optional<Payload> read(String written) {
        try {
            return Optional.of(json.readValue(written, Payload.class));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }
}
