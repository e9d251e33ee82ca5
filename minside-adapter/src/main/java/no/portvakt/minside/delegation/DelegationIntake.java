package no.portvakt.minside.delegation;

import java.security.interfaces.ECPrivateKey;
import java.util.List;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.trust.delegation.Delegation;
import no.portvakt.trust.delegation.DelegationSeal;
import no.portvakt.trust.identity.PersonKey;

/** Takes delegations, each once. Thread-safe. */
public final class DelegationIntake {

    private final AccessLog log;
    private final PersonKey persons;
    private final List<ECPrivateKey> keys;

    /**
     * Into this log.
     *
     * @param keys that they are sealed to: one, and the one before it while they change
     */
    public DelegationIntake(AccessLog log, PersonKey persons, List<ECPrivateKey> keys) {
        this.log = log;
        this.persons = persons;
        this.keys = List.copyOf(keys);
    }

    /**
     * Takes all of them, or none that comes after one that cannot be read. Taken again, they have no further effect.
     *
     * @return false where one cannot be read: whoever sent it has to keep it until it can
     */
    public boolean take(List<String> sealed) {
        for (var line : sealed) {
            var opened = DelegationSeal.open(line, keys);
            if (!opened.map(this::write).orElse(false)) {
                return false;
            }
        }
        return true;
    }

    private boolean write(Delegation one) {
        var entry = DelegationEntries.of(one);
        entry.ifPresent(line -> log.delegation(one.id(), persons.of(one.person()), line));
        return entry.isPresent();
    }
}
