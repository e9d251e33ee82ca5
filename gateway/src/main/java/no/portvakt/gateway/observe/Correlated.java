package no.portvakt.gateway.observe;

import no.portvakt.trust.correlation.CorrelationId;
import org.jboss.logging.MDC;

/** Lines of the log that belong to a request: the correlation id is a field of them where logs have fields. */
public final class Correlated {

    private static final String FIELD = "correlation";

    private Correlated() {}

    /** For lines that are few: what every request writes is the access log's matter. */
    public static void say(CorrelationId correlation, Runnable line) {
        MDC.put(FIELD, correlation.value());
        try {
            line.run();
        } finally {
            MDC.remove(FIELD);
        }
    }
}
