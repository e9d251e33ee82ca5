package no.portvakt.minside.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import no.portvakt.trust.secret.Sealer;

/** What a fagsystem says about a case in words, sealed at rest. */
public final class CaseSeals {

    private final Sealer subject;
    private final Sealer detail;
    private final ObjectMapper json;

    public CaseSeals(Sealer subject, Sealer detail, ObjectMapper json) {
        this.subject = subject;
        this.detail = detail;
        this.json = json;
    }

    String sealSubject(String clear) {
        return subject.seal(clear);
    }

    Optional<String> openSubject(Optional<String> sealed) {
        return sealed.flatMap(subject::open);
    }

    String sealDetail(Detail clear) {
        try {
            return detail.seal(json.writeValueAsString(clear));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a milestone cannot be written", broken);
        }
    }

    Optional<Detail> openDetail(Optional<String> sealed) {
        return sealed.flatMap(detail::open).map(this::read);
    }

    private Detail read(String written) {
        try {
            return json.readValue(written, Detail.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a milestone cannot be read", broken);
        }
    }

    /** A fagsystem's own words for a step. */
    record Detail(String navn, Optional<String> beskrivelse) {}
}
