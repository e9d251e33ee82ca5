package no.portvakt.gateway.observe;

import java.time.Duration;
import java.util.Optional;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.reason.Reason;
import no.portvakt.trust.correlation.CorrelationId;

/**
 * One request as the log knows it: by the rule that applied, never by its address, since that may hold what concerns a
 * person.
 *
 * @param service {@code -} where no profile names one
 * @param rule the pattern of the rule, one of our own paths, or {@code -}
 * @param level what the rule asks for, {@code 0} to {@code 4}, or {@code -} where none applied
 * @param refused empty for a request that reached its upstream, or that we answered as asked
 * @param why which check failed, where the reason alone does not say
 */
public record Seen(
        CorrelationId correlation,
        String service,
        String rule,
        String level,
        String method,
        int status,
        Optional<Reason> refused,
        Optional<String> why,
        Duration took) {

    /** The method, if a rule could name it; what else a client calls its method is not repeated. */
    public String knownMethod() {
        return Methods.known(method);
    }

    /** Of a level, without making anything. */
    public static String word(SecurityLevel level) {
        return switch (level) {
            case OPEN -> "0";
            case SELF_DECLARED -> "1";
            case LOW -> "2";
            case SUBSTANTIAL -> "3";
            case HIGH -> "4";
        };
    }

    /** Stands for a service or a rule that there is none of. */
    public static final String NONE = "-";
}
