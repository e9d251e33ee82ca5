package no.portvakt.gateway.boot;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPublicKey;
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
import no.portvakt.trust.signature.PemFile;

/** What must hold of portals that speak SAML, and of our own side of it. Gives every problem, with its key, or none. */
final class SamlChecks {

    private static final String PREFIX = "portvakt.saml.";

    private SamlChecks() {}

    static List<String> problemsOf(SamlSettings saml, PortvaktRole role) {
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
        var keyless = saml.keys().filter(keys -> !keys.isEmpty()).isEmpty();
        if (keyless && !saml.signedInside()) {
            problems.add(PREFIX + "keys[0]: is missing");
        }
        if (!keyless && saml.signedInside()) {
            problems.add(PREFIX + "signed-inside: the console signs, so that keys are not to lie here");
        }
        problems.addAll(doorOf(saml.soap(), role));
        problems.addAll(accessLogOf(saml.accessLog()));
        return problems;
    }

    /** The door for portals' servers, where there is one. */
    private static List<String> doorOf(SamlSettings.Soap soap, PortvaktRole role) {
        var problems = new ArrayList<String>();
        if (soap.port().isEmpty()) {
            // A console has no such door, and knows its edges' address to sign their metadata.
            boolean ofEdges = role == PortvaktRole.CONSOLE && soap.certificate().isEmpty();
            if (!ofEdges && (soap.address().isPresent() || soap.certificate().isPresent())) {
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

    /** The way to citizens' access logs, where there is one. */
    private static List<String> accessLogOf(SamlSettings.AccessLog log) {
        var key = PREFIX + "access-log.";
        var problems = new ArrayList<String>();
        if (log.url().isEmpty()) {
            if (log.recipient().isPresent() || log.spool().isPresent()) {
                problems.add(key + "url: is missing, and without it the rest means nothing");
            }
            return problems;
        }
        log.url()
                .filter(url -> !isSafe(url))
                .ifPresent(
                        url -> problems.add(key + "url: must be https, a host and no path, or http on this machine"));
        if (log.key().isEmpty()) {
            problems.add(key + "key: is missing");
        }
        if (log.spool().isEmpty()) {
            problems.add(key + "spool: is missing");
        }
        problems.addAll(recipient(key + "recipient", log.recipient()));
        return problems;
    }

    private static boolean isSafe(URI url) {
        var host = Optional.ofNullable(url.getHost()).orElse("");
        boolean here = host.equals("127.0.0.1") || host.equals("[::1]") || host.equals("localhost");
        return !host.isEmpty()
                && Optional.ofNullable(url.getPath()).orElse("").isEmpty()
                && ("https".equals(url.getScheme()) || (here && "http".equals(url.getScheme())));
    }

    private static List<String> recipient(String key, Optional<Path> file) {
        if (file.isEmpty()) {
            return List.of(key + ": is missing");
        }
        try {
            return PemFile.publicKey(file.get()) instanceof ECPublicKey ? List.of() : List.of(key + ": is no EC key");
        } catch (IllegalArgumentException unreadable) {
            return List.of(key + ": is no public key in PEM");
        }
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
        checks.signingKey(PREFIX + "access-log.key", saml.accessLog().key());
        checks.anchors(PREFIX + "access-log.trust", saml.accessLog().trust());
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
                        switch (SamlPortals.of(
                                portals, now, saml.soap().address().isPresent())) {
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
