package no.portvakt.profiles.load;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.load.ProblemLog.Place;

/** The templates of one folder. A template gives what a service leaves out, and may itself inherit from another. */
final class Templates {

    private static final Key<ServiceId> INHERITS =
            new Key<>("inherits", v -> v.asParsed(ServiceId::parse, Words.TEMPLATE));

    private final ProblemLog problems;
    private final Map<ServiceId, Template> byId = new LinkedHashMap<>();

    Templates(ProblemLog problems) {
        this.problems = problems;
    }

    void add(YamlObject keys) {
        var id = ServiceKeys.ID.required(keys);
        var parent = INHERITS.optional(keys);
        ServiceKeys.check(ServiceKeys.OF_A_TEMPLATE, keys);
        keys.close();
        if (id.isEmpty()) {
            return;
        }
        var template = new Template(keys.place(), parent, keys.among(ServiceKeys.names(ServiceKeys.OF_A_TEMPLATE)));
        var first = byId.putIfAbsent(id.get(), template);
        if (first != null) {
            keys.reject("id", id.get() + " is taken by " + first.place().file());
        }
    }

    /** Reports every template that inherits from one that is not there, or from itself. */
    void checkInheritance() {
        byId.forEach((id, template) -> {
            Set<ServiceId> seen = new LinkedHashSet<>();
            var at = Optional.of(id);
            while (at.isPresent() && byId.containsKey(at.get()) && seen.add(at.get())) {
                at = parentOf(at.get());
            }
            if (at.isEmpty()) {
                return;
            }
            var place = new Place(
                    template.place().file(),
                    template.place().line(),
                    template.place().key() + ".inherits");
            if (at.get().equals(id)) {
                problems.add(place, "inherits from itself: " + chain(seen) + " → " + id);
            } else if (seen.size() == 1) {
                problems.add(place, "there is no template " + at.get() + choices());
            }
        });
    }

    private static String chain(Set<ServiceId> seen) {
        return String.join(" → ", seen.stream().map(ServiceId::value).toList());
    }

    String choices() {
        return byId.isEmpty()
                ? "; this folder has none"
                : "; choose one of "
                        + String.join(
                                ", ",
                                byId.keySet().stream().map(ServiceId::value).toList());
    }

    /** What this template gives, with what it inherits; empty if there is no such template. */
    Optional<Map<String, YamlValue>> keysOf(ServiceId id) {
        if (!byId.containsKey(id)) {
            return Optional.empty();
        }
        Map<String, YamlValue> keys = new LinkedHashMap<>();
        Set<ServiceId> seen = new LinkedHashSet<>();
        for (var at = Optional.of(id); at.isPresent() && seen.add(at.get()); at = parentOf(at.get())) {
            Optional.ofNullable(byId.get(at.get()))
                    .ifPresent(template -> template.keys().forEach(keys::putIfAbsent));
        }
        return Optional.of(keys);
    }

    private Optional<ServiceId> parentOf(ServiceId id) {
        return Optional.ofNullable(byId.get(id)).flatMap(Template::parent);
    }

    private record Template(Place place, Optional<ServiceId> parent, Map<String, YamlValue> keys) {}
}
