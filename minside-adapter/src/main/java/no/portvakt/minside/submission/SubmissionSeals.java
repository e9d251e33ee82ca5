package no.portvakt.minside.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;
import java.util.Optional;
import no.portvakt.minside.signing.Paper;
import no.portvakt.trust.secret.Sealer;

/**
 * What forms are sealed with. Thread-safe.
 *
 * @param payload the form
 * @param reason why it was set aside: the archive's words can name the person
 * @param paper what is to be signed
 * @param signed what was signed
 * @param page where she signs
 */
public record SubmissionSeals(
        Sealer payload, Sealer reason, PaperSeal paper, Sealer signed, Sealer page, ObjectMapper json) {

    /** Papers are bytes, what is sealed is text. */
    public record PaperSeal(Sealer sealer) {

        String seal(Paper paper) {
            return sealer.seal(Base64.getEncoder().encodeToString(paper.bytes()));
        }

        Optional<Paper> open(String sealed) {
            return sealer.open(sealed).map(Base64.getDecoder()::decode).map(Paper::of);
        }
    }

    String seal(Payload form) {
        return payload.seal(written(form));
    }

    /** Empty if it was not sealed by us, or cannot be read. */
    Optional<Payload> open(String sealed) {
        return payload.open(sealed).flatMap(text -> read(text, Payload.class));
    }

    String seal(SignedForm form) {
        return signed.seal(written(form));
    }

    /** Empty if it was not sealed by us, or cannot be read. */
    Optional<SignedForm> openSigned(String sealed) {
        return signed.open(sealed).flatMap(text -> read(text, SignedForm.class));
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a submission cannot be written", broken);
        }
    }

    private <T> Optional<T> read(String written, Class<T> type) {
        try {
            return Optional.of(json.readValue(written, type));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }
}
