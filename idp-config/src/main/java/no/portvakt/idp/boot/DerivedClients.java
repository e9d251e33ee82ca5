package no.portvakt.idp.boot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.portvakt.idp.client.Callbacks;
import no.portvakt.idp.client.PortalClients;
import no.portvakt.profiles.catalog.ServiceCatalog;
import no.portvakt.profiles.level.AcrMapping;
import no.portvakt.profiles.load.LoadOutcome;
import no.portvakt.profiles.load.PortalLoader;
import no.portvakt.profiles.load.PortalOutcome;
import no.portvakt.profiles.load.ProfileLoader;
import no.portvakt.profiles.policy.Policy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What follows from the profiles and the portals: addresses that log-ins end at, and clients. */
final class DerivedClients {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--profiles",
            description = "folder of service profiles; without it, those that are shipped with Portvakt")
    private @Nullable Path profiles;

    @Option(
            names = "--base-domain",
            description = "what follows a service's label in a host name: every service's callback is derived")
    private @Nullable String baseDomain;

    @Option(names = "--public-port", defaultValue = "443", description = "as citizens see it (${DEFAULT-VALUE})")
    private int publicPort;

    @Option(names = "--redirect-uri", description = "a callback that is in no profile; once for each")
    private List<URI> redirectUris = List.of();

    @Option(names = "--portals", description = "innbygger: folder of portals that log their citizens in here")
    private @Nullable Path portals;

    /** Where log-ins at the gateway, or at the console, may end. */
    List<URI> redirectUris() {
        if (baseDomain == null && redirectUris.isEmpty()) {
            throw refused("either --base-domain or --redirect-uri has to say where log-ins end");
        }
        return baseDomain == null ? redirectUris : and(Callbacks.of(catalog(), baseDomain, publicPort), redirectUris);
    }

    private static List<URI> and(List<URI> some, List<URI> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    /** A client for each portal. */
    List<ObjectNode> portals(URI loginOrigin) {
        if (portals == null) {
            return List.of();
        }
        var catalog = catalog();
        return switch (PortalLoader.fromFolder(portals, catalog)) {
            case PortalOutcome.Loaded(var declared) ->
                new PortalClients(
                                Policy.compile(catalog), new AcrMapping("innbygger", AcrMapping.ID_PORTEN), loginOrigin)
                        .of(declared);
            case PortalOutcome.Rejected rejected -> throw refused(rejected.describe());
        };
    }

    private ServiceCatalog catalog() {
        var outcome = profiles == null ? ProfileLoader.fromClassPath() : ProfileLoader.fromFolder(profiles);
        return switch (outcome) {
            case LoadOutcome.Loaded(var catalog) -> catalog;
            case LoadOutcome.Rejected rejected -> throw refused(rejected.describe());
        };
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
