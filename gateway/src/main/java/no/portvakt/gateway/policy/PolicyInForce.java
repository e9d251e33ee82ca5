package no.portvakt.gateway.policy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import no.portvakt.profiles.policy.Policy;

/**
 * The policy that every request is held against. Swapped as a whole; a request sees one or the other, never both.
 * Thread-safe.
 */
public final class PolicyInForce implements Supplier<Policy> {

    private volatile Standing current;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public PolicyInForce(Standing first) {
        this.current = first;
    }

    /** With a policy from files. */
    public PolicyInForce(Policy first) {
        this(Standing.ofFiles(first, Instant.EPOCH));
    }

    @Override
    public Policy get() {
        return current.policy();
    }

    public Standing standing() {
        return current;
    }

    /** Called after every swap, on the thread that swapped; must be quick and must not throw. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public void replaceBy(Standing next) {
        current = next;
        listeners.forEach(Runnable::run);
    }
}
