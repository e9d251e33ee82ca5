package no.portvakt.gateway.console.pages;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import no.portvakt.gateway.console.life.Documents;
import no.portvakt.gateway.console.officers.Action;
import no.portvakt.gateway.console.officers.Officer;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceId;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.ProfileLoader;

/** The services in force as an officer may see them. */
final class ServicesInForce {

    private final Documents documents;
    private final ServiceCatalog catalog;

    private ServicesInForce(Documents documents, ServiceCatalog catalog) {
        this.documents = documents;
        this.catalog = catalog;
    }

    static ServicesInForce of(Documents documents) {
        return switch (ProfileLoader.load(documents.sources())) {
            case LoadOutcome.Loaded loaded -> new ServicesInForce(documents, loaded.catalog());
            case LoadOutcome.Rejected rejected -> throw new IllegalStateException(rejected.describe());
        };
    }

    ServiceCatalog catalog() {
        return catalog;
    }

    /** The document that describes a service: the one that is named after it, or else the one that holds its id. */
    Optional<String> documentOf(ServiceProfile service) {
        var id = service.id().value();
        var stated = Pattern.compile("(?m)^\\s+id:\\s*[\"']?" + Pattern.quote(id) + "[\"']?\\s*(#.*)?$");
        return documents.texts().entrySet().stream()
                .filter(entry -> entry.getValue().lines().anyMatch(line -> line.startsWith("service:")))
                .filter(entry -> stated.matcher(entry.getValue()).find())
                .map(entry -> entry.getKey().value())
                .min((one, other) -> Boolean.compare(other.equals(id + ".yaml"), one.equals(id + ".yaml")));
    }

    /** Templates, defaults, the floor: what is no service's own. */
    List<String> otherDocuments() {
        return documents.texts().entrySet().stream()
                .filter(entry -> entry.getValue().lines().noneMatch(line -> line.startsWith("service:")))
                .map(entry -> entry.getKey().value())
                .toList();
    }

    List<ServiceProfile> readableBy(Officer officer) {
        return catalog.services().stream()
                .filter(service -> officer.may(Action.READ_PROFILES, service.id()))
                .toList();
    }

    Optional<ServiceProfile> find(Officer officer, String id) {
        return ServiceId.parse(id)
                .filter(service -> officer.may(Action.READ_PROFILES, service))
                .flatMap(catalog::find);
    }
}
