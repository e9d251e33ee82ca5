package no.portvakt.profiles.change;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;

/**
 * What is different between two catalogues, and whether anything is lowered. It promises: if {@link #lowers} is false,
 * no request with any evidence is permitted after that was not permitted before. What cannot be compared lowers.
 *
 * @param changes by service; what lowers first
 */
public record CatalogChanges(List<Change> changes) {

    /** Stands for the floor under all services; no service can have this id. */
    public static final ServiceId MUNICIPALITY = ServiceId.MUNICIPALITY;

    public CatalogChanges {
        changes = List.copyOf(changes);
    }

    public static CatalogChanges between(ServiceCatalog before, ServiceCatalog after) {
        List<Change> changes = new ArrayList<>(FloorChanges.between(before.floor(), after.floor()));
        var ids = new TreeSet<ServiceId>();
        before.services().forEach(service -> ids.add(service.id()));
        after.services().forEach(service -> ids.add(service.id()));
        for (var id : ids) {
            var was = before.find(id);
            var is = after.find(id);
            if (was.isEmpty()) {
                is.ifPresent(added -> changes.addAll(added(added)));
            } else if (is.isEmpty()) {
                changes.add(Change.of(id, Direction.RAISES, "service", Phrases.of("service.removed")));
            } else if (!was.equals(is)) {
                changes.addAll(ServiceChanges.between(was.get(), is.get()));
            }
        }
        return new CatalogChanges(changes);
    }

    /** A service that was not there let nobody in, so each of its rules does what it did not do before. */
    private static List<Change> added(ServiceProfile service) {
        List<Change> changes = new ArrayList<>();
        changes.add(Change.of(service.id(), Direction.LOWERS, "service", Phrases.of("service.added", service.host())));
        changes.addAll(RuleChanges.ofNew(service));
        return changes;
    }

    /** What stands for everything when nobody can say what was there before: that lowers. */
    public static Change fromTheUnknown() {
        return Change.of(MUNICIPALITY, Direction.LOWERS, "service", Phrases.of("service.unknown"));
    }

    /** Whether a second officer has to agree. */
    public boolean lowers() {
        return changes.stream().anyMatch(change -> change.direction() == Direction.LOWERS);
    }
}
