package no.portvakt.gateway.upstream;

import java.util.Locale;

/** How one request to a server ended, as far as it says something about the server. */
public enum Ending {
    /** It answered, whatever it said. */
    ANSWERED,
    /** It answered 502, 503 or 504: it, or what is behind it, is not well. */
    UNWELL,
    /** It took no connection, hung up before it answered, or did not answer in time. */
    NO_ANSWER,
    /** All connections to it were in use, and the queue for them was full or too slow. */
    FULL,
    /** The client went away, or sent what we do not forward: that says nothing about the server. */
    NOTHING_SAID;

    private static final int BAD_GATEWAY = 502;
    private static final int GATEWAY_TIMEOUT = 504;

    public static Ending withStatus(int status) {
        return status >= BAD_GATEWAY && status <= GATEWAY_TIMEOUT ? UNWELL : ANSWERED;
    }

    /** As in metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
