package no.portvakt.gateway.bearer;

import java.util.Optional;
import java.util.Set;

/** What {@link TokenVerifier} said of a token. */
public sealed interface Verdict {

    /** It is what it says. Whether that is enough, the rule says. */
    record Genuine(AcceptedIssuer issuer, Bearer bearer) implements Verdict {}

    /**
     * Not to be used for anything.
     *
     * @param faults all that could be told, at least one
     * @param issuer whose it says that it is, if that is one that is accepted
     */
    record Refused(Set<Fault> faults, Optional<AcceptedIssuer> issuer) implements Verdict {

        static Refused because(Fault fault) {
            return new Refused(Set.of(fault), Optional.empty());
        }

        /** Newer keys of the issuer might change it, and nothing else is wrong. */
        boolean isForWantOfKeys() {
            return faults.equals(Set.of(Fault.UNKNOWN_KEY)) || faults.equals(Set.of(Fault.KEYS_AWAY));
        }
    }
}
