package no.portvakt.trust.delegation;

import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.function.LongFunction;
import no.portvakt.trust.spool.Spool;

/**
 * Keeps them on this node's disk until they have arrived, sealed to the one who keeps access logs: the disk knows of
 * nobody. A process that dies loses none; a loss of power may lose those of the last moment, which the audit log has.
 */
public final class SpooledDelegations implements Delegations {

    private final Spool spool;
    private final ECPublicKey recipient;

    /** Into this spool, which has to refuse when it is full. */
    public SpooledDelegations(Spool spool, ECPublicKey recipient) {
        this.spool = spool;
        this.recipient = recipient;
    }

    @Override
    public void record(Delegation delegation) {
        var sealed = DelegationSeal.seal(delegation, recipient);
        LongFunction<String> line = sequence -> sealed;
        spool.append(List.of(line));
    }
}
