package no.portvakt.trust.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.portvakt.trust.correlation.CorrelationId;
import no.portvakt.trust.identity.NationalId;

/**
 * One thing that somebody did.
 *
 * @param at to the millisecond
 * @param who a pseudonym, an officer's account or one of our programs; never a national id number
 * @param what the action's stable name: words with dots and hyphens, such as {@code login.completed}
 * @param on what it was done to: a service, a case, a profile; blank if there is nothing to name
 * @param correlation the request that it was done in
 * @param details what else has to be known later; read by people, never parsed by a program
 */
public record AuditRecord(
        Instant at,
        String who,
        String what,
        String on,
        CorrelationId correlation,
        AuditOutcome outcome,
        SortedMap<String, String> details) {

    private static final Pattern ACTION = Pattern.compile("[a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*)*");

    /**
     * Checks that it may be kept for years.
     *
     * @throws IllegalArgumentException if a national id number stands anywhere in it; the message does not repeat it
     */
    public AuditRecord {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        if (who.isBlank() || !ACTION.matcher(what).matches()) {
            throw new IllegalArgumentException("an audit record needs who did it, and what as words with dots");
        }
        var texts = Stream.concat(
                Stream.of(who, what, on),
                details.entrySet().stream().flatMap(entry -> Stream.of(entry.getKey(), entry.getValue())));
        if (texts.anyMatch(NationalId::occursIn)) {
            throw new IllegalArgumentException("'" + what + "': a national id number must not be in an audit record");
        }
    }

    /** A record of something that was done to one thing, with nothing more to say. */
    public static AuditRecord of(
            Instant at, String who, String what, String on, CorrelationId correlation, AuditOutcome outcome) {
        return new AuditRecord(at, who, what, on, correlation, outcome, new TreeMap<>(Map.of()));
    }
}
