package no.portvakt.gateway.boot;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.portvakt.gateway.upstream.Address;
import no.portvakt.gateway.upstream.Ejection;
import no.portvakt.gateway.upstream.HealthProbe;
import no.portvakt.gateway.upstream.Upstream;
import no.portvakt.gateway.upstream.UpstreamGroup;
import no.portvakt.gateway.upstream.Upstreams;
import no.portvakt.profiles.catalog.ServiceId;

/** One client with its own connections for each configured server, so that a slow one cannot use up another's. */
final class ConfiguredUpstreams implements Upstreams {

    /** Shorter than what servers usually keep, so that we seldom write on a connection that they are closing. */
    private static final int KEPT_ALIVE_SECONDS = 10;

    private static final int LARGEST_ANSWER_HEAD = 64 * 1024;

    private final Map<ServiceId, UpstreamGroup> byService;

    ConfiguredUpstreams(Vertx vertx, UpstreamSettings settings, ForwardSettings forward) {
        this.byService = settings.places().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> new ServiceId(entry.getKey()),
                        entry -> group(vertx, UpstreamPlan.of(entry.getValue(), forward))));
    }

    @Override
    public Optional<UpstreamGroup> of(ServiceId service) {
        return Optional.ofNullable(byService.get(service));
    }

    Map<ServiceId, UpstreamGroup> all() {
        return byService;
    }

    static UpstreamGroup group(Vertx vertx, UpstreamPlan plan) {
        return new UpstreamGroup(
                plan.servers().stream().map(url -> server(vertx, url, plan)).toList(), plan.choice(), plan.patience());
    }

    private static Upstream server(Vertx vertx, URI url, UpstreamPlan plan) {
        var address = Address.of(url.getScheme(), url.getHost(), url.getPort());
        var options = options(address, plan);
        var client = vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(plan.connections()).setMaxWaitQueueSize(plan.waiting()));
        var server = new Upstream(
                client,
                address,
                plan.files().certificate().isPresent(),
                plan.connections(),
                new Ejection(plan.ejection(), System::nanoTime));
        plan.check().ifPresent(check -> new HealthProbe(
                        vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(1)), server, check)
                .start(vertx));
        return server;
    }

    private static HttpClientOptions options(Address address, UpstreamPlan plan) {
        var options = new HttpClientOptions()
                .setSsl(address.tls())
                .setVerifyHost(true)
                .setConnectTimeout((int) plan.patience().connect().toMillis())
                .setKeepAliveTimeout(KEPT_ALIVE_SECONDS)
                .setMaxHeaderSize(LARGEST_ANSWER_HEAD)
                .setDecompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE);
        var files = plan.files();
        files.trust().ifPresent(trust -> options.setTrustOptions(new PemTrustOptions().addCertPath(trust.toString())));
        files.certificate()
                .ifPresent(certificate -> options.setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(certificate.toString())
                        .addKeyPath(files.key().orElseThrow().toString())));
        return options;
    }
}
