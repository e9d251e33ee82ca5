package no.portvakt.gateway.boot;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.request.address.ServiceFinder;
import no.portvakt.gateway.request.forward.Upstream;
import no.portvakt.gateway.request.forward.Upstreams;
import no.portvakt.profiles.catalog.ServiceId;

/** Behind the officers' door: the console on this machine's own router, and the identity provider. Nothing else. */
final class OfficerUpstreams implements Upstreams {

    private final Map<ServiceId, Upstream> byService;

    OfficerUpstreams(Vertx vertx, int consolePort, OidcSettings realm, ForwardSettings waiting) {
        var console = new At(
                URI.create("http://127.0.0.1:" + consolePort), Optional.empty(), Optional.empty(), Optional.empty());
        var identityProvider =
                new At(realm.backChannel().resolve("/"), realm.trust(), realm.certificate(), realm.key());
        this.byService = Map.of(
                new ServiceId(ServiceFinder.CONSOLE_HOST), ConfiguredUpstreams.upstream(vertx, console, waiting),
                new ServiceId(ServiceFinder.OFFICERS_LOGIN_HOST),
                        ConfiguredUpstreams.upstream(vertx, identityProvider, waiting));
    }

    @Override
    public Optional<Upstream> of(ServiceId service) {
        return Optional.ofNullable(byService.get(service));
    }

    private record At(URI url, Optional<Path> trust, Optional<Path> certificate, Optional<Path> key)
            implements UpstreamSettings.Place {}
}
