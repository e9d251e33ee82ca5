package no.portvakt.trust.delegation;

/** Where it is written that a portal is about to be told of a citizen. A port; thread-safe. */
@FunctionalInterface
public interface Delegations {

    /** Nobody keeps access logs. */
    Delegations NONE = delegation -> {};

    /**
     * When this returns, it will stand in her access log, sooner or later.
     *
     * @throws RuntimeException if that cannot be promised: then the portal must be told nothing
     */
    void record(Delegation delegation);
}
