package no.portvakt.gateway.console.life;

/** Where a version is in its life. */
public enum Stage {
    DRAFT,
    PROPOSED,
    /** Approved, and waits for its time. */
    APPROVED,
    ACTIVE,
    SUPERSEDED,
    WITHDRAWN
}
