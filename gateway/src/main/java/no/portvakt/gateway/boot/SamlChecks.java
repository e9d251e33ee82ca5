package no.portvakt.gateway.boot;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.portvakt.gateway.saml.delegate.SamlPaths;
import no.portvakt.gateway.saml.metadata.SamlPortals;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.load.PortalLoader;
import no.portvakt.profiles.load.PortalOutcome;
import no.portvakt.profiles.load.Problem;

/** What must hold of portals that speak SAML, and of our own side of it. Gives every problem, with its key, or none. */
final class SamlChecks {

    private static final String PREFIX = "portvakt.saml.";

    private SamlChecks() {}

    static List<String> problemsOf(SamlSettings saml) {
        var problems = new ArrayList<String>();
        if (saml.portals().isEmpty()) {
            if (saml.entityId().isPresent() || saml.keys().isPresent()) {
                problems.add(PREFIX + "portals: is missing, and without portals the rest means nothing");
            }
            return problems;
        }
        if (!saml.portals().filter(Files::isDirectory).isPresent()) {
            problems.add(PREFIX + "portals: is no folder");
        }
        var name = saml.entityId();
        if (name.isEmpty()) {
            problems.add(PREFIX + "entity-id: is missing");
        }
        name.filter(uri -> !"https".equals(uri.getScheme()) || !SamlPaths.METADATA.equals(uri.getPath()))
                .ifPresent(other ->
                        problems.add(PREFIX + "entity-id: must be https, the login host and " + SamlPaths.METADATA));
        saml.metadata()
                .kept()
                .filter(kept -> !Files.isDirectory(kept))
                .ifPresent(kept -> problems.add(PREFIX + "metadata.kept: is no folder"));
        if (saml.keys().filter(keys -> !keys.isEmpty()).isEmpty()) {
            problems.add(PREFIX + "keys[0]: is missing");
        }
        problems.addAll(doorOf(saml.soap()));
        return problems;
    }

    /** The door for portals' servers, where there is one. */
    private static List<String> doorOf(SamlSettings.Soap soap) {
        var problems = new ArrayList<String>();
        if (soap.port().isEmpty()) {
            if (soap.address().isPresent() || soap.certificate().isPresent()) {
                problems.add(PREFIX + "soap.port: is missing, and without it the rest means nothing");
            }
            return problems;
        }
        if (soap.certificate().isEmpty()) {
            problems.add(PREFIX + "soap.certificate: is missing");
        }
        if (soap.key().isEmpty()) {
            problems.add(PREFIX + "soap.key: is missing");
        }
        boolean usable = soap.address()
                .filter(address -> "https".equals(address.getScheme())
                        && address.getHost() != null
                        && address.getPath().isEmpty())
                .isPresent();
        if (!usable) {
            problems.add(PREFIX + "soap.address: must be https, a host and no path");
        }
        return problems;
    }

    /** Keys that are not their certificates', and certificates that end. */
    static void pairs(SamlSettings saml, CertificateChecks checks) {
        checks.anchors(PREFIX + "metadata.trust", saml.metadata().trust());
        var keys = saml.keys().orElse(List.of());
        for (int i = 0; i < keys.size(); i++) {
            checks.ours(
                    PREFIX + "keys[" + i + "].",
                    Optional.of(keys.get(i).certificate()),
                    Optional.of(keys.get(i).key()));
        }
        checks.door(PREFIX + "soap.", saml.soap().certificate(), saml.soap().key());
        checks.anchors(PREFIX + "soap.trust", saml.soap().trust());
    }

    /** What is wrong with declarations and metadata, beside these profiles. */
    static List<String> portalsOf(SamlSettings saml, ServiceCatalog catalog, Instant now) {
        return saml
                .portals()
                .filter(Files::isDirectory)
                .map(folder -> switch (PortalLoader.fromFolder(folder, catalog)) {
                    case PortalOutcome.Rejected(var problems) ->
                        problems.stream().map(Problem::describe).toList();
                    case PortalOutcome.Loaded(var portals) ->
                        switch (SamlPortals.of(portals, now)) {
                            case SamlPortals.Outcome.Sound sound -> List.<String>of();
                            case SamlPortals.Outcome.Unsound(var problems) -> problems;
                        };
                })
                .orElse(List.of())
                .stream()
                .map(problem -> PREFIX + "portals: " + problem)
                .toList();
    }
}
