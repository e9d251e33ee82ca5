package no.portvakt.gateway.console.officers;

import java.util.Comparator;
import java.util.Set;
import no.portvakt.profiles.catalog.ServiceId;

/**
 * Who acts in the console.
 *
 * @param subject stable and never given to another; two officers are different if their subjects are
 * @param name for people to read; may change, decides nothing
 * @param owns the services that she answers for as service owner
 */
public record Officer(String subject, String name, Set<Role> roles, Set<ServiceId> owns) {

    public Officer {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("an officer without a subject");
        }
        roles = Set.copyOf(roles);
        owns = Set.copyOf(owns);
    }

    /** How far she may go with this action. */
    public Extent extent(Action action) {
        return roles.stream()
                .map(role -> Permissions.shipped().extent(role, action))
                .max(Comparator.naturalOrder())
                .orElse(Extent.NONE);
    }

    /** Whether she may do it to this service. */
    public boolean may(Action action, ServiceId service) {
        return may(action, Set.of(service));
    }

    /** Whether she may do it to all of these services; nothing in particular needs the whole extent. */
    public boolean may(Action action, Set<ServiceId> services) {
        return switch (extent(action)) {
            case ALL -> true;
            case OWN -> !services.isEmpty() && owns.containsAll(services);
            case NONE -> false;
        };
    }

    /** Whether she may do it to everything. */
    public boolean may(Action action) {
        return extent(action) == Extent.ALL;
    }

    /** Whether there may be anything that she may do it to: for showing a link or not. */
    public boolean mayAtAll(Action action) {
        return switch (extent(action)) {
            case ALL -> true;
            case OWN -> !owns.isEmpty();
            case NONE -> false;
        };
    }
}
