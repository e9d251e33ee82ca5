package no.portvakt.profiles.catalog;

/** Where a service stands (Datatilsynet, "Veileder i sikkerhetsarkitektur"), the least protected first. */
public enum Zone {
    EXTERNAL("external"),
    INTERNAL("internal"),
    SECURE("secure");

    private final String word;

    Zone(String word) {
        this.word = word;
    }

    /** How it is written in a profile. */
    public String word() {
        return word;
    }
}
