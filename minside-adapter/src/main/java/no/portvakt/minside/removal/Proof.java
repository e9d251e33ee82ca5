package no.portvakt.minside.removal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stays of a removed case: a row of {@code removed_case} without its mark. Names nobody.
 *
 * @param number 1, 2, 3 …
 * @param why {@code over} or {@code taken-back}
 * @param rule the retention class and its period, or the fagsystem's reason
 * @param since when it was over, or taken back
 * @param held how many rows were deleted, by table
 */
public record Proof(
        long number,
        UUID caseId,
        String service,
        String fagsystem,
        String why,
        String rule,
        Instant since,
        Instant removedAt,
        String held) {

    public Proof {
        since = since.truncatedTo(ChronoUnit.MICROS);
        removedAt = removedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** What is marked, with the length of each before it, so that nothing can be moved from one to the next. */
    String text(String before) {
        return Stream.of(
                        before,
                        Long.toString(number),
                        caseId.toString(),
                        service,
                        fagsystem,
                        why,
                        rule,
                        since.toString(),
                        removedAt.toString(),
                        held)
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }
}
