package no.portvakt.profiles.catalog;

/** What happens to the {@code Authorization} header that a client sent. */
public enum ClientAuthorization {
    STRIPPED("stripped"),
    /** It reaches the service unread, because the callers authenticate there. */
    PASSED("passed");

    private final String word;

    ClientAuthorization(String word) {
        this.word = word;
    }

    /** How it is written in a profile. */
    public String word() {
        return word;
    }
}
