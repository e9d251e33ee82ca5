package no.portvakt.trust.audit;

import java.util.Locale;

/** How it ended. */
public enum AuditOutcome {
    /** It was done. */
    DONE,
    /** It was not allowed. */
    REFUSED,
    /** It was allowed and did not work. */
    FAILED;

    /** How it is written in a record. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
