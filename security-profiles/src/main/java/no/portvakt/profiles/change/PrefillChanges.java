package no.portvakt.profiles.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.catalog.PrefillField;
import no.portvakt.profiles.catalog.ServiceProfile;

/** What is fetched about a citizen: one more field, a lower level, another source or another purpose lowers. */
final class PrefillChanges {

    private PrefillChanges() {}

    static List<Change> between(ServiceProfile before, ServiceProfile after) {
        var was = byPath(before);
        var is = byPath(after);
        List<Change> changes = new ArrayList<>();
        was.forEach((path, field) -> {
            if (!is.containsKey(path)) {
                changes.add(change(after, Direction.RAISES, path, "is no longer fetched"));
            }
        });
        is.forEach((path, field) -> Optional.ofNullable(was.get(path))
                .ifPresentOrElse(
                        earlier -> compare(after, earlier, field, changes),
                        () -> changes.add(change(after, Direction.LOWERS, path, "is fetched from " + field.source()))));
        return changes;
    }

    private static void compare(ServiceProfile service, PrefillField was, PrefillField is, List<Change> changes) {
        var path = is.path();
        var level = Strictness.ofProtection(was.level(), is.level());
        if (level != Direction.NEUTRAL) {
            changes.add(change(
                    service,
                    level,
                    path,
                    "is shown at level " + is.level().number() + ", before "
                            + was.level().number()));
        }
        if (!was.source().equals(is.source())) {
            changes.add(change(
                    service, Direction.LOWERS, path, "is fetched from " + is.source() + ", before " + was.source()));
        }
        if (!was.purpose().equals(is.purpose())) {
            changes.add(change(service, Direction.LOWERS, path, "has another purpose"));
        }
        if (was.overridable() != is.overridable()) {
            changes.add(change(
                    service,
                    is.overridable() ? Direction.LOWERS : Direction.RAISES,
                    path,
                    is.overridable() ? "can be corrected by the citizen" : "can no longer be corrected"));
        }
        if (!was.title().equals(is.title()) || !was.legalBasis().equals(is.legalBasis())) {
            changes.add(change(service, Direction.NEUTRAL, path, "is described anew"));
        }
    }

    private static Change change(ServiceProfile service, Direction direction, String path, String what) {
        return Change.of(service.id(), direction, "prefill." + path, path + " " + what);
    }

    private static Map<String, PrefillField> byPath(ServiceProfile service) {
        Map<String, PrefillField> fields = new LinkedHashMap<>();
        service.prefill().forEach(field -> fields.put(field.path(), field));
        return fields;
    }
}
