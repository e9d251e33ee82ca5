package no.portvakt.minside.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import no.portvakt.trust.secret.Sealer;

/** What a fagsystem says about a case in words, sealed at rest. */
public final class CaseSeals {

    private final Sealer subject;
    private final Sealer detail;
    private final Sealer paper;
    private final ObjectMapper json;

    public CaseSeals(Sealer subject, Sealer detail, Sealer paper, ObjectMapper json) {
        this.subject = subject;
        this.detail = detail;
        this.paper = paper;
        this.json = json;
    }

    String sealSubject(String clear) {
        return subject.seal(clear);
    }

    Optional<String> openSubject(Optional<String> sealed) {
        return sealed.flatMap(subject::open);
    }

    String sealDetail(Detail clear) {
        return detail.seal(write(clear));
    }

    Optional<Detail> openDetail(Optional<String> sealed) {
        return sealed.flatMap(detail::open).map(written -> read(written, Detail.class));
    }

    String sealPaper(DocumentChange.Paper clear) {
        return paper.seal(write(clear));
    }

    Optional<DocumentChange.Paper> openPaper(Optional<String> sealed) {
        return sealed.flatMap(paper::open).map(written -> read(written, DocumentChange.Paper.class));
    }

    private String write(Object clear) {
        try {
            return json.writeValueAsString(clear);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a part of a case cannot be written", broken);
        }
    }

    private <T> T read(String written, Class<T> type) {
        try {
            return json.readValue(written, type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a part of a case cannot be read", broken);
        }
    }

    /** A fagsystem's own words for a step. */
    record Detail(String navn, Optional<String> beskrivelse) {}
}
