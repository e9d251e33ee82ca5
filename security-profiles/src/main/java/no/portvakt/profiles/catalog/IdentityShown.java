package no.portvakt.profiles.catalog;

/** What the service is told about who the citizen is. */
public enum IdentityShown {
    /** Nothing: no identity token is sent. */
    NONE("none"),
    /** A pseudonym that only this service sees. */
    PAIRWISE("pairwise"),
    /** The national id number, in the signed token and nowhere else. */
    NATIONAL_ID("national-id");

    private final String word;

    IdentityShown(String word) {
        this.word = word;
    }

    /** How it is written in a profile. */
    public String word() {
        return word;
    }
}
