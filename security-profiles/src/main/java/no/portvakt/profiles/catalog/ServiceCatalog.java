package no.portvakt.profiles.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every service behind the gateway, checked and immutable; no two share an id or a host. */
public final class ServiceCatalog {

    private final List<ServiceProfile> services;
    private final Floor floor;
    /** Never written after construction; see {@code Policy} for why not unmodifiable ones. */
    private final Map<ServiceId, ServiceProfile> byId;

    private final Map<String, ServiceProfile> byHost;

    /** Checked profiles over no floor. */
    public ServiceCatalog(List<ServiceProfile> services) {
        this(services, Floor.NONE);
    }

    /**
     * Takes checked profiles.
     *
     * @param floor what they were held against
     * @throws IllegalStateException if two share an id or a host; the loader has reported that before
     */
    public ServiceCatalog(List<ServiceProfile> services, Floor floor) {
        this.floor = floor;
        this.services = services.stream()
                .sorted(Comparator.comparing(ServiceProfile::id))
                .toList();
        this.byId = this.services.stream().collect(Collectors.toMap(ServiceProfile::id, Function.identity()));
        this.byHost = this.services.stream().collect(Collectors.toMap(ServiceProfile::host, Function.identity()));
    }

    /** All of them, by id. */
    public List<ServiceProfile> services() {
        return services;
    }

    /** What none of them goes under. */
    public Floor floor() {
        return floor;
    }

    public Optional<ServiceProfile> find(ServiceId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** By the label in front of the base domain, in lower case. */
    public Optional<ServiceProfile> onHost(String hostLabel) {
        return Optional.ofNullable(byHost.get(hostLabel));
    }
}
