package no.portvakt.profiles.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.load.ProfileReader.ReadProfile;

/** Where services and their rules stand: a rule can stand in a template. */
public final class Origins {

    /** Of services that came from no file. */
    public static final Origins UNKNOWN = new Origins(Map.of(), Map.of());

    private final Map<ServiceId, Origin> services;
    private final Map<ServiceId, List<Origin>> rules;

    private Origins(Map<ServiceId, Origin> services, Map<ServiceId, List<Origin>> rules) {
        this.services = Map.copyOf(services);
        this.rules = Map.copyOf(rules);
    }

    static Origins of(List<ReadProfile> read) {
        Map<ServiceId, Origin> services = new HashMap<>();
        Map<ServiceId, List<Origin>> rules = new HashMap<>();
        for (var profile : read) {
            var id = profile.profile().id();
            services.put(id, new Origin(profile.place().file(), profile.place().line()));
            rules.put(
                    id,
                    profile.rules().stream()
                            .map(rule ->
                                    new Origin(rule.place().file(), rule.place().line()))
                            .toList());
        }
        return new Origins(services, rules);
    }

    public Optional<Origin> of(ServiceId service) {
        return Optional.ofNullable(services.get(service));
    }

    /** By the rule's place in the profile's list. */
    public Optional<Origin> ofRule(ServiceId service, int index) {
        var known = rules.getOrDefault(service, List.of());
        return index < known.size() ? Optional.of(known.get(index)) : of(service);
    }

    /** A place in a file, lines counted from 1. */
    public record Origin(String file, int line) {}
}
