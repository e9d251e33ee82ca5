package no.portvakt.gateway.boot;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.portvakt.gateway.request.forward.Upstream;
import no.portvakt.gateway.request.forward.Upstreams;
import no.portvakt.profiles.catalog.ServiceId;

/** One client with its own connections for each configured upstream, so that a slow one cannot use up another's. */
final class ConfiguredUpstreams implements Upstreams {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Shorter than what servers usually keep, so that we seldom write on a connection that they are closing. */
    private static final int KEPT_ALIVE_SECONDS = 10;

    private static final int LARGEST_ANSWER_HEAD = 64 * 1024;

    private final Map<ServiceId, Upstream> byService;

    ConfiguredUpstreams(Vertx vertx, UpstreamSettings settings, ForwardSettings waiting) {
        this.byService = settings.places().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> new ServiceId(entry.getKey()), entry -> upstream(vertx, entry.getValue(), waiting)));
    }

    @Override
    public Optional<Upstream> of(ServiceId service) {
        return Optional.ofNullable(byService.get(service));
    }

    static Upstream upstream(Vertx vertx, UpstreamSettings.Place place, ForwardSettings waiting) {
        var url = place.url();
        boolean tls = "https".equals(url.getScheme());
        var options = new HttpClientOptions()
                .setSsl(tls)
                .setVerifyHost(true)
                .setConnectTimeout((int) waiting.connectTimeout().toMillis())
                .setKeepAliveTimeout(KEPT_ALIVE_SECONDS)
                .setMaxHeaderSize(LARGEST_ANSWER_HEAD)
                .setDecompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE);
        place.trust().ifPresent(trust -> options.setTrustOptions(new PemTrustOptions().addCertPath(trust.toString())));
        place.certificate()
                .ifPresent(certificate -> options.setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(certificate.toString())
                        .addKeyPath(place.key().orElseThrow().toString())));
        int port = url.getPort() > 0 ? url.getPort() : tls ? HTTPS : HTTP;
        var client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(waiting.connections()));
        return new Upstream(
                client, url.getHost(), port, tls, place.certificate().isPresent());
    }
}
