package no.portvakt.gateway.request.authenticate;

/** What came of asking who is calling. */
public sealed interface Identification
        permits Identified, Identification.Unknowable, Identification.NotGenuine, Identification.Ambiguous {

    /**
     * It cannot be told now.
     *
     * @param why what is away
     */
    record Unknowable(String why) implements Identification {}

    /**
     * A token came with it that does not count. What else came with it is not looked at.
     *
     * @param why for the log; quotes nothing of the token
     */
    record NotGenuine(String why) implements Identification {}

    /** A session and a token came with it, or two tokens: whose request it is has two readings. */
    record Ambiguous() implements Identification {}
}
