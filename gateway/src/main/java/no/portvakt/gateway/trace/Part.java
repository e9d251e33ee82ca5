package no.portvakt.gateway.trace;

/** A part of a request that has a span of its own. */
public enum Part {
    /** Asking who calls: the session store, the identity provider if the session has to be renewed, or a token. */
    IDENTIFY("identify"),
    /** From choosing a server until its answer has been passed on. */
    UPSTREAM("upstream");

    private final String word;

    Part(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
