package no.portvakt.idp.client;

import java.net.URI;
import java.util.List;
import no.portvakt.profiles.catalog.ServiceCatalog;

/** Where log-ins at the gateway end: one address for each service that a profile names, and no other. */
public final class Callbacks {

    private static final String PATH = "/_portvakt/callback";
    private static final int DEFAULT_PORT = 443;

    private Callbacks() {}

    /**
     * In the order of the catalogue.
     *
     * @param baseDomain what follows a service's label in a host name, as in the gateway's {@code
     *     portvakt.listener.base-domain}
     * @param publicPort as citizens see it
     */
    public static List<URI> of(ServiceCatalog catalog, String baseDomain, int publicPort) {
        var port = publicPort == DEFAULT_PORT ? "" : ":" + publicPort;
        return catalog.services().stream()
                .map(service -> URI.create("https://" + service.host() + "." + baseDomain + port + PATH))
                .toList();
    }
}
