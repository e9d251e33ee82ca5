package no.portvakt.profiles.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.portvakt.profiles.catalog.DataCategory;
import no.portvakt.profiles.catalog.Floor;
import no.portvakt.profiles.catalog.SessionLimits;
import no.portvakt.profiles.level.SecurityLevel;

/** A floor that falls lowers nothing yet, and everything that it held up can fall next. */
final class FloorChanges {

    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private FloorChanges() {}

    static List<Change> between(Floor before, Floor after) {
        List<Change> changes = new ArrayList<>();
        add(Strictness.ofProtection(level(before.level()), level(after.level())), "floor.level", changes);
        for (var data : DataCategory.values()) {
            add(
                    Strictness.ofProtection(
                            level(Optional.ofNullable(before.byData().get(data))),
                            level(Optional.ofNullable(after.byData().get(data)))),
                    "floor.byData." + data.word(),
                    changes);
        }
        add(Strictness.ofExposure(idle(before), idle(after)), "floor.maxSession.idle", changes);
        add(Strictness.ofExposure(absolute(before), absolute(after)), "floor.maxSession.absolute", changes);
        add(Strictness.ofAccepted(before.login(), after.login()), "floor.login", changes);
        return changes;
    }

    private static void add(Direction direction, String key, List<Change> changes) {
        switch (direction) {
            case RAISES ->
                changes.add(Change.of(CatalogChanges.MUNICIPALITY, direction, key, Phrases.of("floor.raised", key)));
            case LOWERS ->
                changes.add(Change.of(CatalogChanges.MUNICIPALITY, direction, key, Phrases.of("floor.lowered", key)));
            case NEUTRAL -> {}
        }
    }

    private static SecurityLevel level(Optional<SecurityLevel> level) {
        return level.orElse(SecurityLevel.OPEN);
    }

    private static Duration idle(Floor floor) {
        return floor.maxSession().map(SessionLimits::idle).orElse(FOREVER);
    }

    private static Duration absolute(Floor floor) {
        return floor.maxSession().map(SessionLimits::absolute).orElse(FOREVER);
    }
}
