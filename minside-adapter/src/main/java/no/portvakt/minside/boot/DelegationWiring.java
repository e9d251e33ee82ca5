package no.portvakt.minside.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import no.portvakt.minside.accesslog.AccessLog;
import no.portvakt.minside.delegation.DelegationIntake;
import no.portvakt.minside.delegation.DelegationsResource;
import no.portvakt.minside.peer.PeerTokens;
import no.portvakt.trust.identity.PersonKey;
import no.portvakt.trust.signature.PemFile;

/** Who may tell of delegations, and what they are opened with. */
@ApplicationScoped
class DelegationWiring {

    private final AdapterConfiguration configuration;

    DelegationWiring(AdapterConfiguration configuration) {
        this.configuration = configuration;
    }

    @Produces
    @Singleton
    DelegationsResource.Delegators delegators(Clock clock) {
        return new DelegationsResource.Delegators(new PeerTokens(
                PeerKeys.read("delegator", configuration.delegator()),
                "minside-adapter",
                Set.of("iss", "jti", "iat", "exp"),
                clock));
    }

    @Produces
    @Singleton
    DelegationIntake delegationIntake(AccessLog log, PersonKey persons) {
        return new DelegationIntake(
                log,
                persons,
                configuration.delegationKeys().orElse(List.of()).stream()
                        .map(file -> (ECPrivateKey) PemFile.privateKey(file))
                        .toList());
    }
}
