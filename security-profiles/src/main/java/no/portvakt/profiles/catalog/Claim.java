package no.portvakt.profiles.catalog;

/** What a service may be told of the citizen beside who she is. */
public enum Claim {
    NAME("name"),
    /** The language that she reads. */
    LOCALE("locale");

    private final String word;

    Claim(String word) {
        this.word = word;
    }

    /** How it is written in a profile, and in a token. */
    public String word() {
        return word;
    }
}
