package no.portvakt.profiles.command;

import java.util.List;
import java.util.stream.Stream;
import no.portvakt.profiles.catalog.ClientAuthorization;
import no.portvakt.profiles.catalog.CrossSite;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.catalog.ServiceProfile;
import no.portvakt.profiles.level.SecurityLevel;

/** What is allowed, and worth a second look by a second person. */
final class Warnings {

    private Warnings() {}

    static List<String> of(ServiceCatalog catalog) {
        return catalog.services().stream().flatMap(Warnings::of).toList();
    }

    private static Stream<String> of(ServiceProfile service) {
        var exceptions = service.rules().stream()
                .filter(rule -> rule.exception())
                .map(rule ->
                        "opens " + rule.path() + " to level " + rule.level().number());
        var open = service.rules().stream()
                .filter(rule -> !rule.exception() && rule.level() == SecurityLevel.OPEN)
                .map(rule -> "is open to everybody at " + rule.path());
        var crossSite = Stream.of(service.crossSite())
                .filter(value -> value == CrossSite.ALLOWED)
                .map(_ -> "takes unsafe methods from other origins");
        var authorization = Stream.of(service.authorization())
                .filter(value -> value == ClientAuthorization.PASSED)
                .map(_ -> "gets the client's Authorization header");
        return Stream.of(exceptions, open, crossSite, authorization)
                .flatMap(lines -> lines)
                .map(line -> "note: " + service.id() + " " + line);
    }
}
