package no.portvakt.profiles.catalog;

/** For whom, beside oneself, one may act in a service. */
public enum Representation {
    /** A child of one's own. */
    CHILD("child"),
    /** Another person, by power of attorney. */
    PERSON("person"),
    ORGANISATION("organisation");

    private final String word;

    Representation(String word) {
        this.word = word;
    }

    /** How it is written in a profile. */
    public String word() {
        return word;
    }
}
