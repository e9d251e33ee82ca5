package no.portvakt.profiles.catalog;

/** Whether unsafe methods may come from a page of another origin. */
public enum CrossSite {
    REFUSED("refused"),
    /** For an API whose callers do not authenticate by cookie. */
    ALLOWED("allowed");

    private final String word;

    CrossSite(String word) {
        this.word = word;
    }

    /** How it is written in a profile. */
    public String word() {
        return word;
    }
}
