package no.portvakt.gateway.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.portvakt.gateway.upstream.Address;
import no.portvakt.gateway.upstream.Ejection;
import no.portvakt.gateway.upstream.HealthProbe;
import no.portvakt.gateway.upstream.Protocol;
import no.portvakt.gateway.upstream.Upstream;
import no.portvakt.gateway.upstream.UpstreamGroup;
import no.portvakt.gateway.upstream.Upstreams;
import no.portvakt.profiles.catalog.ServiceId;

/** One client with its own connections for each configured server, so that a slow one cannot use up another's. */
final class ConfiguredUpstreams implements Upstreams {

    /** Shorter than what servers usually keep, so that we seldom write on a connection that they are closing. */
    private static final int KEPT_ALIVE_SECONDS = 10;

    private static final int LARGEST_ANSWER_HEAD = 64 * 1024;

    /**
     * WebSockets to one server, counted by themselves: they last for hours, and if they took the connections of requests,
     * a few hundred open pages would shut a service for everybody. What the process may open is the real limit.
     */
    private static final int MOST_SOCKETS = 100_000;

    /** What HTTP/1.1 has as connections, HTTP/2 has as streams on these. */
    private static final int HTTP2_CONNECTIONS = 4;

    private final Map<ServiceId, UpstreamGroup> byService;

    ConfiguredUpstreams(
            Vertx vertx, UpstreamSettings settings, ForwardSettings forward, CertificateWatch certificates) {
        this.byService = settings.places().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        entry -> new ServiceId(entry.getKey()),
                        entry -> group(
                                vertx, certificates, entry.getKey(), UpstreamPlan.of(entry.getValue(), forward))));
    }

    @Override
    public Optional<UpstreamGroup> of(ServiceId service) {
        return Optional.ofNullable(byService.get(service));
    }

    Map<ServiceId, UpstreamGroup> all() {
        return byService;
    }

    /** All servers of a service, with their certificates watched. */
    static UpstreamGroup group(Vertx vertx, CertificateWatch certificates, String service, UpstreamPlan plan) {
        var clients = new Clients(vertx);
        var servers =
                plan.servers().stream().map(url -> server(clients, url, plan)).toList();
        var files = plan.files();
        if (files.trust().isPresent() || files.certificate().isPresent()) {
            certificates.watch("upstream " + service, files, clients::change);
        }
        return new UpstreamGroup(servers, plan.choice(), plan.patience());
    }

    /** The clients of one service, and the TLS options that each began with. */
    private record Clients(Vertx vertx, Map<HttpClient, SSLOptions> all) {

        Clients(Vertx vertx) {
            this(vertx, new HashMap<>());
        }

        HttpClient create(HttpClientOptions options, PoolOptions pool) {
            var client = vertx.createHttpClient(options, pool);
            all.put(client, options.getSslOptions());
            return client;
        }

        Future<?> change(UnaryOperator<SSLOptions> fresh) {
            return Future.all(all.entrySet().stream()
                    .map(entry -> entry.getKey().updateSSLOptions(fresh.apply(entry.getValue())))
                    .toList());
        }
    }

    private static Upstream server(Clients clients, URI url, UpstreamPlan plan) {
        var address = Address.of(url.getScheme(), url.getHost(), url.getPort());
        var pool = new PoolOptions()
                .setHttp1MaxSize(plan.connections())
                .setHttp2MaxSize(HTTP2_CONNECTIONS)
                .setMaxWaitQueueSize(plan.waiting());
        var requests = clients.create(speaking(plan.protocol(), options(address, plan), plan), pool);
        var upgrades = clients.create(
                options(address, plan),
                new PoolOptions().setHttp1MaxSize(MOST_SOCKETS).setMaxWaitQueueSize(plan.waiting()));
        var server = new Upstream(
                new Upstream.Lines(requests, upgrades),
                address,
                plan.files().certificate().isPresent(),
                plan.connections(),
                new Ejection(plan.ejection(), System::nanoTime));
        plan.check().ifPresent(check -> new HealthProbe(
                        clients.create(
                                speaking(plan.protocol(), options(address, plan), plan),
                                new PoolOptions().setHttp1MaxSize(1).setHttp2MaxSize(1)),
                        server,
                        check)
                .start(clients.vertx()));
        return server;
    }

    private static HttpClientOptions speaking(Protocol protocol, HttpClientOptions options, UpstreamPlan plan) {
        return switch (protocol) {
            case HTTP_1_1 -> options;
            case H2 -> http2(options, plan).setUseAlpn(true);
            case H2C -> http2(options, plan).setHttp2ClearTextUpgrade(false);
        };
    }

    private static HttpClientOptions http2(HttpClientOptions options, UpstreamPlan plan) {
        return options.setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2MultiplexingLimit(Math.max(1, plan.connections() / HTTP2_CONNECTIONS))
                .setInitialSettings(
                        new Http2Settings().setPushEnabled(false).setMaxHeaderListSize(LARGEST_ANSWER_HEAD));
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
