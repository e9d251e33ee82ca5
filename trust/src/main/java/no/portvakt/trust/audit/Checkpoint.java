package no.portvakt.trust.audit;

/**
 * A point that the chain has reached. Kept on another machine, it shows later that nothing before it was taken away,
 * which the chain alone cannot show of its end.
 *
 * @param sequence of the last record, counted from 1; 0 for a chain without records
 * @param hash of the last record
 */
public record Checkpoint(long sequence, String hash) {

    /** Before the first record. */
    public static final Checkpoint START = new Checkpoint(0, "0".repeat(64));
}
