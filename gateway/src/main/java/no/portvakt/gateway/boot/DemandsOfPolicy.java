package no.portvakt.gateway.boot;

import java.util.Optional;
import no.portvakt.gateway.login.ServiceDemands;
import no.portvakt.gateway.policy.PolicyInForce;
import no.portvakt.gateway.session.SessionLimits;
import no.portvakt.profiles.catalog.ServiceProfile;

/** Answers the log-in from the policy in force. */
final class DemandsOfPolicy implements ServiceDemands {

    private final PolicyInForce policy;

    DemandsOfPolicy(PolicyInForce policy) {
        this.policy = policy;
    }

    @Override
    public Optional<Demanded> at(String service, String path) {
        return policy.get()
                .ruleFor(service, path, "GET")
                .map(applied -> new Demanded(
                        applied.demand().askedLevel(),
                        applied.demand().maxAge(),
                        Optional.of(new Why(
                                applied.service().title(), applied.rule().reason()))));
    }

    @Override
    public SessionLimits limitsOf(String service) {
        var limits = policy.get()
                .serviceOn(service)
                .map(ServiceProfile::session)
                .orElse(no.portvakt.profiles.catalog.SessionLimits.DEFAULT);
        return new SessionLimits(limits.idle(), limits.absolute());
    }
}
