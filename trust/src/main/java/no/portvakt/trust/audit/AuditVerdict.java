package no.portvakt.trust.audit;

/** What {@link AuditVerification} found. */
public sealed interface AuditVerdict {

    /** Every link holds. */
    record Intact(Checkpoint head) implements AuditVerdict {}

    /**
     * The first link that does not hold.
     *
     * @param line counted from 1, as in the file
     */
    record Broken(long line, Fault fault) implements AuditVerdict {}

    /** How a link can fail to hold. */
    enum Fault {
        /** The line is not a record, or not the one that was hashed. */
        CHANGED,
        /** The line is a record, but not the next one: one was removed, added or moved. */
        OUT_OF_PLACE,
        /** The chain is whole, but is not the one that the checkpoint was taken from. */
        REWRITTEN,
        /** The file ends before the checkpoint. */
        CUT_SHORT
    }
}
