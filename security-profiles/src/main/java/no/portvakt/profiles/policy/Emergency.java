package no.portvakt.profiles.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.level.SecurityLevel;

/**
 * An officer's raise over whatever the profiles say: every rule, the open ones too, demands at least this level. It
 * never lowers anything.
 *
 * @param all for every service
 * @param services for one service each, over {@code all} where it is higher
 */
public record Emergency(Optional<SecurityLevel> all, Map<ServiceId, SecurityLevel> services) {

    public static final Emergency NONE = new Emergency(Optional.empty(), Map.of());

    /** A log-in cannot demand a log-in, and the officers must be able to end what they began. */
    public static final Set<ServiceId> NEVER_RAISED = Set.of(new ServiceId("login"), new ServiceId("officer"));

    public Emergency {
        services = Map.copyOf(services);
    }

    /** The level under which nothing of this service is let through. */
    public SecurityLevel floorOf(ServiceId service) {
        if (NEVER_RAISED.contains(service)) {
            return SecurityLevel.OPEN;
        }
        var forAll = all.orElse(SecurityLevel.OPEN);
        var own = services.getOrDefault(service, SecurityLevel.OPEN);
        return own.satisfies(forAll) ? own : forAll;
    }
}
