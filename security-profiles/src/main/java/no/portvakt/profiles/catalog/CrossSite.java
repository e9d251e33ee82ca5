package no.portvakt.profiles.catalog;

/** What may come from a page of another origin, beside reading; what is further down lets through more. */
public enum CrossSite {
    REFUSED("refused"),
    /**
     * A form that the citizen's window follows, and nothing that a page does behind her back. Only where nobody is asked
     * to be logged in: no cookie of ours comes with it ({@code SameSite=Lax}).
     */
    NAVIGATION("navigation"),
    /** Everything. For an API whose callers do not authenticate by cookie. */
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
