package no.portvakt.profiles.catalog;

/** How the service knows that a request came through us, the weakest first. */
public enum UpstreamAuthentication {
    /** It does not: any request that reaches it is served. */
    NONE("none"),
    /** By the signed identity token, where the profile shows an identity at all. */
    TOKEN("token"),
    /** By our client certificate, and the token. */
    MTLS("mtls");

    private final String word;

    UpstreamAuthentication(String word) {
        this.word = word;
    }

    /** How it is written in a profile. */
    public String word() {
        return word;
    }
}
