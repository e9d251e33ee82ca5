package no.portvakt.profiles.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.PrefillField;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.catalog.Texts;

/** What is fetched about a citizen: one more field, a lower level, another source or another purpose lowers. */
final class PrefillChanges {

    private PrefillChanges() {}

    static List<Change> between(ServiceProfile before, ServiceProfile after) {
        var was = byPath(before);
        var is = byPath(after);
        List<Change> changes = new ArrayList<>();
        was.forEach((path, field) -> {
            if (!is.containsKey(path)) {
                changes.add(change(after, Direction.RAISES, path, Phrases.of("prefill.removed", path)));
            }
        });
        is.forEach((path, field) -> Optional.ofNullable(was.get(path))
                .ifPresentOrElse(
                        earlier -> compare(after, earlier, field, changes),
                        () -> changes.add(change(
                                after, Direction.LOWERS, path, Phrases.of("prefill.added", path, field.source())))));
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
                    Phrases.of(
                            "prefill.level",
                            path,
                            is.level().number(),
                            was.level().number())));
        }
        if (!was.sources().contains(is.source())) {
            changes.add(change(
                    service, Direction.LOWERS, path, Phrases.of("prefill.source", path, is.source(), was.source())));
        }
        alsoFrom(service, was, is, changes);
        if (!was.purpose().equals(is.purpose())) {
            changes.add(change(service, Direction.LOWERS, path, Phrases.of("prefill.purpose", path)));
        }
        if (was.overridable() != is.overridable()) {
            changes.add(change(
                    service,
                    is.overridable() ? Direction.LOWERS : Direction.RAISES,
                    path,
                    Phrases.of(is.overridable() ? "prefill.correctable" : "prefill.fixed", path)));
        }
        if (!was.title().equals(is.title()) || !was.legalBasis().equals(is.legalBasis())) {
            changes.add(change(service, Direction.NEUTRAL, path, Phrases.of("prefill.described", path)));
        }
    }

    /** Another order changes what is used, and fetches nothing else. */
    private static void alsoFrom(ServiceProfile service, PrefillField was, PrefillField is, List<Change> changes) {
        is.alsoFrom().stream()
                .filter(source -> !was.sources().contains(source))
                .forEach(source -> changes.add(change(
                        service, Direction.LOWERS, is.path(), Phrases.of("prefill.alsoFrom", is.path(), source))));
        boolean replaced = !was.sources().contains(is.source());
        was.sources().stream()
                .filter(source -> !is.sources().contains(source))
                .filter(source -> !replaced || !source.equals(was.source()))
                .forEach(source -> changes.add(change(
                        service, Direction.RAISES, is.path(), Phrases.of("prefill.notFrom", is.path(), source))));
        if (!was.sources().equals(is.sources()) && Set.copyOf(was.sources()).equals(Set.copyOf(is.sources()))) {
            changes.add(
                    change(service, Direction.NEUTRAL, is.path(), Phrases.of("prefill.order", is.path(), is.source())));
        }
    }

    private static Change change(ServiceProfile service, Direction direction, String path, Texts what) {
        return Change.of(service.id(), direction, "prefill." + path, what);
    }

    private static Map<String, PrefillField> byPath(ServiceProfile service) {
        Map<String, PrefillField> fields = new LinkedHashMap<>();
        service.prefill().forEach(field -> fields.put(field.path(), field));
        return fields;
    }
}
