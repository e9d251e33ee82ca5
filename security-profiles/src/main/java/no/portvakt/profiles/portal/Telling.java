package no.portvakt.profiles.portal;

/** When a citizen is shown what a portal is told of her, before it is told. */
public enum Telling {
    /** Once in each sign-on, and again when it is more, or another level, than she has seen. */
    FIRST_TIME("first-time"),
    /** Every time. */
    ALWAYS("always"),
    /** Never: for a portal that says so itself, or is the municipality's own front page. */
    NEVER("never");

    private final String word;

    Telling(String word) {
        this.word = word;
    }

    /** How it is written in a declaration. */
    public String word() {
        return word;
    }
}
