package no.portvakt.profiles.level;

/** How somebody proved who she is, in the words of profiles. An issuer's own words are mapped by {@link MethodMapping}. */
public enum LoginMethod {
    /** National id number, password and a code from the PIN letter. */
    PIN("pin"),
    /** A personal certificate. The only method that reaches level 4 here. */
    PKI("pki");

    private final String word;

    LoginMethod(String word) {
        this.word = word;
    }

    /** How it is written in a profile. */
    public String word() {
        return word;
    }
}
