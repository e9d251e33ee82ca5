package no.portvakt.profiles.catalog;

/** What kind of data about a person a service handles. */
public enum DataCategory {
    /** No data about any person. */
    NONE("none", false),
    ORDINARY("ordinary", false),
    /** Adressesperre: strengt fortrolig or fortrolig (folkeregisterloven § 10-4). */
    CONFIDENTIAL_ADDRESS("confidential-address", false),
    HEALTH("health", true),
    ETHNICITY("ethnicity", true),
    POLITICS("politics", true),
    RELIGION("religion", true),
    UNION("union", true),
    GENETICS_BIOMETRICS("genetics-biometrics", true),
    SEXUALITY("sexuality", true),
    /** Convictions and offences (GDPR art. 10). */
    CRIMINAL("criminal", true);

    private final String word;
    private final boolean special;

    DataCategory(String word, boolean special) {
        this.word = word;
        this.special = special;
    }

    /** How it is written in a profile. */
    public String word() {
        return word;
    }

    /** Whether GDPR art. 9 or 10 speaks of it. */
    public boolean isSpecial() {
        return special;
    }
}
