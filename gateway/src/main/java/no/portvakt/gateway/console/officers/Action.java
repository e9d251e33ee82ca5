package no.portvakt.gateway.console.officers;

import java.util.Locale;

/** What can be done in the console. Each has its line in the permission table. */
public enum Action {
    READ_PROFILES,
    DRAFT,
    PROPOSE,
    SIMULATE,
    APPROVE,
    WITHDRAW,
    ROLL_BACK,
    RAISE_EMERGENCY,
    END_EMERGENCY,
    IMPORT,
    EXPORT,
    SEARCH_DECISIONS,
    READ_AUDIT;

    /** How it is written in the permission table and in the audit: {@code roll-back}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
