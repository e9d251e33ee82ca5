package no.portvakt.gateway.policy;

import java.util.function.Supplier;
import no.portvakt.profiles.policy.Policy;

/** The policy that every request is held against. Swapped as a whole; a request sees one or the other, never both. */
public final class PolicyInForce implements Supplier<Policy> {

    private volatile Policy current;

    public PolicyInForce(Policy first) {
        this.current = first;
    }

    @Override
    public Policy get() {
        return current;
    }

    public void replaceBy(Policy next) {
        current = next;
    }
}
