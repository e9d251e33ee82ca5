package no.portvakt.gateway.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.portvakt.profiles.decide.Demand;
import no.portvakt.profiles.level.SecurityLevel;
import no.portvakt.profiles.policy.Policy;
import no.portvakt.profiles.portal.OidcClient;
import no.portvakt.profiles.portal.Portal;
import no.portvakt.profiles.portal.SamlPeer;

/** Walks through what a log-in at a portal takes, in the order in which it would fail, and says all of it. Blocks. */
public final class Examination {

    private final Policy policy;
    private final Neighbourhood neighbourhood;
    private final Instant now;

    /** Beside these profiles. */
    public Examination(Policy policy, Neighbourhood neighbourhood, Instant now) {
        this.policy = policy;
        this.neighbourhood = neighbourhood;
        this.now = now;
    }

    /** Of one portal; what is wrong does not hide what comes after, unless there is nothing to look at. */
    public List<Step> of(Portal portal) {
        var steps = new ArrayList<Step>();
        steps.add(service(portal));
        steps.addAll(
                switch (portal.protocol()) {
                    case SamlPeer peer -> new SamlExamination(portal, peer, neighbourhood, now).steps();
                    case OidcClient client -> new OidcExamination(client, neighbourhood).steps();
                });
        return List.copyOf(steps);
    }

    private Step service(Portal portal) {
        var service = policy.catalog().find(portal.service());
        var level = policy.demandsOf(portal.service()).stream()
                .map(Demand::askedLevel)
                .max(Comparator.naturalOrder())
                .map(SecurityLevel::number);
        if (service.isEmpty() || level.isEmpty()) {
            return Step.wrong("service", portal.service() + " has no profile, or no rule");
        }
        if (!service.get().isInForceAt(now)) {
            return Step.wrong("service", "the profile of " + portal.service() + " is not in force");
        }
        return Step.sound(
                "service",
                portal.service() + ": level " + level.get() + " at least, whatever the portal asks for; identity: "
                        + service.get().identity().word());
    }
}
