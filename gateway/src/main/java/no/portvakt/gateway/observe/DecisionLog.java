package no.portvakt.gateway.observe;

/** Is told of every decision. Called on event loops: it must not block. */
@FunctionalInterface
public interface DecisionLog {

    void decided(Decided decision);

    /** For a gateway that has nobody to tell. */
    static DecisionLog none() {
        return decision -> {};
    }
}
