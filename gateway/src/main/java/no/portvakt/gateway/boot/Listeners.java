package no.portvakt.gateway.boot;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.tracing.TracingPolicy;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import no.portvakt.gateway.exchange.Door;
import no.portvakt.gateway.pipeline.RequestPipeline;
import no.portvakt.gateway.request.accept.StrictDecoder;
import org.jboss.logging.Logger;

/**
 * Opens and closes our own HTTP servers, where nothing but the pipeline touches a request. HTTP/1.1 at all
 * doors, HTTP/2 at the public one where it is asked for.
 */
final class Listeners {

    private static final Logger LOG = Logger.getLogger(Listeners.class);
    private static final int LONGEST_REQUEST_LINE = 8_192;
    private static final long MOST_STREAMS = 100;

    /** A client that opens streams and resets them at once makes work for nothing: its connection is closed. */
    private static final int MOST_RESETS = 200;

    private static final int RESETS_COUNTED_SECONDS = 30;
    /** A client that has asked nothing for so long is not about to. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long CHECK_EVERY_MILLIS = 50;

    private final Vertx vertx;
    private final ListenerOptions options;
    private final CertificateWatch certificates;
    private final Map<UpstreamPlan.Files, ChangingKeys> keys = new ConcurrentHashMap<>();
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private final OpenConnections connections = new OpenConnections();
    private final Loiterers loiterers;

    Listeners(Vertx vertx, ListenerOptions options, CertificateWatch certificates) {
        this.vertx = vertx;
        this.options = options;
        this.certificates = certificates;
        this.loiterers = new Loiterers(vertx, options.firstHead(), options.keepAlive());
    }

    /** Fails if it cannot listen, or the certificate cannot be used. */
    Future<Void> openToCitizens(RequestPipeline pipeline) {
        try {
            return open(pipeline);
        } catch (IllegalArgumentException | UncheckedIOException unusable) {
            return Future.failedFuture(unusable);
        }
    }

    /** Several servers on one port share its connections among event loops. */
    private Future<Void> open(RequestPipeline pipeline) {
        List<Future<HttpServer>> opening = new ArrayList<>();
        for (int i = 0; i < options.eventLoops(); i++) {
            opening.add(open(Door.PUBLIC, pipeline, atPublicDoor(), this::mayKnock));
        }
        var pki = citizens(options.pkiPort())
                .setClientAuth(ClientAuth.REQUEST)
                .setTrustOptions(TrustOptions.wrap(new AnyCertificate(options.pkiIssuers())));
        opening.add(open(Door.PKI, pipeline, pki));
        return Future.all(opening).mapEmpty();
    }

    /** Where there is no TLS, nobody but the proxies that have it. */
    private boolean mayKnock(HttpConnection connection) {
        return options.plainFor()
                .map(proxies -> proxies.have(connection.remoteAddress()))
                .orElse(true);
    }

    /**
     * Its pipeline knows the console and its log-in pages and nothing else, and the citizens' pipeline does not know them.
     * Fails as the citizens' does.
     */
    Future<Void> openToOfficers(OfficersDoor door) {
        try {
            return open(Door.OFFICERS, door.pipeline(), basic(door.bind(), door.port(), door.certificate(), door.key()))
                    .mapEmpty();
        } catch (IllegalArgumentException | UncheckedIOException unusable) {
            return Future.failedFuture(unusable);
        }
    }

    private Future<HttpServer> open(Door door, RequestPipeline pipeline, HttpServerOptions serverOptions) {
        return open(door, pipeline, serverOptions, anybody -> true);
    }

    private Future<HttpServer> open(
            Door door, RequestPipeline pipeline, HttpServerOptions serverOptions, Predicate<HttpConnection> mayKnock) {
        var server = vertx.createHttpServer(serverOptions);
        server.requestHandler(raw -> {
            connections.begun(raw);
            loiterers.begun(raw);
            pipeline.handle(raw, door).onComplete(over -> {
                loiterers.over(raw);
                connections.over(raw);
            });
        });
        server.connectionHandler(connection -> {
            if (!mayKnock.test(connection)) {
                connection.close().onFailure(gone -> LOG.debug("the connection was closed already", gone));
                return;
            }
            StrictDecoder.readFrom(
                    ((ConnectionBase) connection).channelHandlerContext().channel(), serverOptions);
            loiterers.opened(connection);
            connections.opened(connection, () -> loiterers.closed(connection));
        });
        server.invalidRequestHandler(pipeline::handleUndecodable);
        return server.listen().onSuccess(servers::add);
    }

    private HttpServerOptions citizens(int port) {
        return basic(options.bind(), port, options.certificate(), options.key());
    }

    private HttpServerOptions atPublicDoor() {
        var server = citizens(options.publicPort());
        if (options.plainFor().isPresent()) {
            return server.setSsl(false).setHttp2ClearTextEnabled(false);
        }
        return options.http2() ? withHttp2(server) : server;
    }

    /**
     * At the public door alone. A browser may use one connection for several hosts there: every request is read by its
     * own host and nothing is remembered of a connection. At the other doors a connection means something.
     */
    private HttpServerOptions withHttp2(HttpServerOptions server) {
        return server.setUseAlpn(true)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                .setHttp2RstFloodMaxRstFramePerWindow(MOST_RESETS)
                .setHttp2RstFloodWindowDuration(RESETS_COUNTED_SECONDS)
                .setHttp2RstFloodWindowDurationTimeUnit(TimeUnit.SECONDS)
                .setInitialSettings(new Http2Settings()
                        .setMaxConcurrentStreams(MOST_STREAMS)
                        .setMaxHeaderListSize(options.largestHead()));
    }

    private ChangingKeys keys(Path certificate, Path key) {
        var files = new UpstreamPlan.Files(Optional.empty(), Optional.of(certificate), Optional.of(key));
        return keys.computeIfAbsent(files, unknown -> {
            var changing = new ChangingKeys(
                    vertx,
                    new PemKeyCertOptions().addCertPath(certificate.toString()).addKeyPath(key.toString()));
            certificates.watch(
                    "listener " + certificate.getFileName(),
                    files,
                    fresh -> vertx.executeBlocking(
                            () -> {
                                changing.become(fresh.apply(new SSLOptions()).getKeyCertOptions());
                                return changing;
                            },
                            false));
            return changing;
        });
    }

    private HttpServerOptions basic(String bind, int port, Path certificate, Path key) {
        return new HttpServerOptions()
                .setHost(bind)
                .setPort(port)
                .setSsl(true)
                .setUseAlpn(false)
                .setKeyCertOptions(KeyCertOptions.wrap(keys(certificate, key)))
                .setIdleTimeout((int) options.idleTimeout().toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                .setMaxHeaderSize(options.largestHead())
                .setCompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE);
    }

    /**
     * Takes no new connections, lets clients go after their next answer, waits for requests under way for the grace
     * period, and closes.
     */
    Future<Void> close(Duration gracePeriod) {
        connections.end();
        return done(System.nanoTime() + gracePeriod.toNanos()).compose(done -> Future.all(
                        servers.stream().map(HttpServer::close).toList())
                .mapEmpty());
    }

    /** Requests that have no answer yet. */
    int underWay() {
        return connections.underWay();
    }

    private Future<Void> done(long deadline) {
        if (connections.areDone(QUIET_NANOS) || System.nanoTime() - deadline >= 0) {
            return Future.succeededFuture();
        }
        Promise<Void> later = Promise.promise();
        vertx.setTimer(CHECK_EVERY_MILLIS, fired -> done(deadline).onComplete(later));
        return later.future();
    }
}
