package no.portvakt.minside.accesslog;

import java.util.Optional;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;

/**
 * A look-up with a number that nobody has: one of Skatteetaten's synthetic ones, whose month is raised. It is about no
 * person, so no access log is hers; with it a connector can be tried.
 */
public final class AboutNobody implements RecordedLookup {

    private final NationalId person;
    private final String source;
    private final CorrelationId correlation = CorrelationId.random();

    private AboutNobody(NationalId person, String source) {
        this.person = person;
        this.source = source;
    }

    /** Empty if somebody may have this number. */
    public static Optional<RecordedLookup> at(String source, NationalId person) {
        return person.isSynthetic() ? Optional.of(new AboutNobody(person, source)) : Optional.empty();
    }

    @Override
    public NationalId person() {
        return person;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public CorrelationId correlation() {
        return correlation;
    }
}
