package no.portvakt.gateway.boot;

import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.portvakt.gateway.request.address.ServiceFinder;
import no.portvakt.gateway.upstream.UpstreamGroup;
import no.portvakt.gateway.upstream.Upstreams;
import no.portvakt.profiles.catalog.ServiceId;

/** Behind the officers' door: the console on this machine's own router, and the identity provider. Nothing else. */
final class OfficerUpstreams implements Upstreams {

    private final Map<ServiceId, UpstreamGroup> byService;

    OfficerUpstreams(
            Vertx vertx, int consolePort, OidcSettings realm, ForwardSettings waiting, CertificateWatch certificates) {
        var here = new UpstreamPlan.Files(Optional.empty(), Optional.empty(), Optional.empty());
        var console = UpstreamPlan.plain(List.of(URI.create("http://127.0.0.1:" + consolePort)), here, waiting);
        var identityProvider = UpstreamPlan.plain(
                realm.backChannel().stream().map(node -> node.resolve("/")).toList(),
                new UpstreamPlan.Files(realm.trust(), realm.certificate(), realm.key()),
                waiting);
        this.byService = Map.of(
                new ServiceId(ServiceFinder.CONSOLE_HOST),
                        ConfiguredUpstreams.group(vertx, certificates, ServiceFinder.CONSOLE_HOST, console),
                new ServiceId(ServiceFinder.OFFICERS_LOGIN_HOST),
                        ConfiguredUpstreams.group(
                                vertx, certificates, ServiceFinder.OFFICERS_LOGIN_HOST, identityProvider));
    }

    @Override
    public Optional<UpstreamGroup> of(ServiceId service) {
        return Optional.ofNullable(byService.get(service));
    }
}
