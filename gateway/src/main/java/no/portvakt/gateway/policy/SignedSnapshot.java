package no.portvakt.gateway.policy;

/**
 * A snapshot as it travels and lies on disk: a compact JWS that nobody has looked into yet. {@link SnapshotVerifier}
 * alone makes a {@link Snapshot} of it.
 */
public record SignedSnapshot(String compact) {

    /** Far above what a thousand services need; what is larger is not even parsed. */
    public static final int LARGEST = 32 * 1024 * 1024;

    /** It is long, and a log is no place for it. */
    @Override
    public String toString() {
        return "SignedSnapshot[" + compact.length() + " characters]";
    }
}
