package no.portvakt.trust.correlation;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The id of one request, made by the listener and carried in {@value #HEADER} through every hop to the fagsystem and
 * into every log line, problem document and audit record. It is random and says nothing about anyone.
 */
public record CorrelationId(String value) {

    public static final String HEADER = "X-Correlation-Id";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern COULD_BE_A_PERSON = Pattern.compile("\\d{11}");

    public CorrelationId {
        if (!isAcceptable(value)) {
            throw new IllegalArgumentException("not a correlation id");
        }
    }

    /** One UUID in a hundred and thirty ends in eleven digits in a row: those are drawn again. */
    public static CorrelationId random() {
        return Stream.generate(() -> UUID.randomUUID().toString())
                .flatMap(drawn -> parse(drawn).stream())
                .findFirst()
                .orElseThrow();
    }

    /** From a peer that we trust to set it; empty for whatever could break a log line or hide a national id number. */
    public static Optional<CorrelationId> parse(String value) {
        return isAcceptable(value) ? Optional.of(new CorrelationId(value)) : Optional.empty();
    }

    private static boolean isAcceptable(String value) {
        return FORM.matcher(value).matches()
                && !COULD_BE_A_PERSON.matcher(value).find();
    }

    @Override
    public String toString() {
        return value;
    }
}
