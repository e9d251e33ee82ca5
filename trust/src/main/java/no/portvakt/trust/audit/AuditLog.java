package no.portvakt.trust.audit;

/**
 * Where records go. An action that must be audited is not done if its record cannot be kept: append first, or undo.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface AuditLog {

    /**
     * Keeps a record. When this returns, a loss of power no longer loses it.
     *
     * @throws java.io.UncheckedIOException if it cannot be kept
     */
    void append(AuditRecord record);
}
