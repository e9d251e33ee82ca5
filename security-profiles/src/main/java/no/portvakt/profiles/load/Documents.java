package no.portvakt.profiles.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.catalog.Floor;
import no.portvakt.profiles.load.ProblemLog.Place;
import no.portvakt.profiles.load.ProfileReader.ReadProfile;

/**
 * The documents of one folder by kind. A document says one thing: a service, a template, the municipality's defaults or
 * its floor.
 */
final class Documents {

    private final ProblemLog problems;
    private final List<YamlValue> services = new ArrayList<>();
    private final Templates templates;
    private final Map<String, Place> single = new LinkedHashMap<>();
    private Map<String, YamlValue> defaults = Map.of();
    private Floor floor = Floor.NONE;

    Documents(ProblemLog problems) {
        this.problems = problems;
        this.templates = new Templates(problems);
    }

    void add(ProfileSource source) {
        YamlText.compose(source, problems).flatMap(YamlValue::asObject).ifPresent(this::sort);
    }

    private void sort(YamlObject file) {
        var service = file.optional("service");
        var template = file.optional("template");
        var municipality = file.optional("defaults");
        var lowest = file.optional("floor");
        if (!file.close()) {
            return;
        }
        var kinds = List.of(service, template, municipality, lowest).stream()
                .flatMap(Optional::stream)
                .toList();
        if (kinds.isEmpty()) {
            file.required("service");
            return;
        }
        if (kinds.size() > 1) {
            kinds.get(1).reject("stands beside " + kinds.getFirst().place().key() + ", but a file says one thing");
        }
        service.ifPresent(services::add);
        template.flatMap(YamlValue::asObject).ifPresent(templates::add);
        municipality.flatMap(this::once).ifPresent(this::readDefaults);
        lowest.flatMap(this::once).flatMap(FloorReader::read).ifPresent(read -> floor = read);
    }

    /** Empty if another file has said it already. */
    private Optional<YamlObject> once(YamlValue value) {
        var first = single.putIfAbsent(value.place().key(), value.place());
        return first == null ? value.asObject() : value.reject("stands in " + first.file() + " already");
    }

    private void readDefaults(YamlObject keys) {
        defaults = keys.among(ServiceKeys.names(ServiceKeys.OF_DEFAULTS));
        ServiceKeys.check(ServiceKeys.OF_DEFAULTS, keys);
        keys.close();
    }

    Floor floor() {
        return floor;
    }

    /** Every service with what it inherits, nearest first: its own keys, its templates', the defaults'. */
    List<ReadProfile> readServices() {
        templates.checkInheritance();
        return services.stream().flatMap(value -> read(value).stream()).toList();
    }

    private Optional<ReadProfile> read(YamlValue service) {
        return service.asObject().flatMap(keys -> {
            var template = ServiceKeys.TEMPLATE.optional(keys);
            if (template.isPresent()) {
                var inherited = templates.keysOf(template.get());
                if (inherited.isEmpty()) {
                    keys.reject("template", "there is no template " + template.get() + templates.choices());
                    return Optional.empty();
                }
                keys.inherit(inherited.get());
            }
            keys.inherit(defaults);
            return ProfileReader.read(keys);
        });
    }
}
