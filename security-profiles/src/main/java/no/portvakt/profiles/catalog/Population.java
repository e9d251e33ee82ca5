package no.portvakt.profiles.catalog;

/** Who a service is for. */
public enum Population {
    CITIZENS("citizens"),
    EMPLOYEES("employees"),
    ORGANISATIONS("organisations");

    private final String word;

    Population(String word) {
        this.word = word;
    }

    /** How it is written in a profile. */
    public String word() {
        return word;
    }
}
