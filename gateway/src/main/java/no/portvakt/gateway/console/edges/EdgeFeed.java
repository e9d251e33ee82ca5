package no.portvakt.gateway.console.edges;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import no.portvakt.gateway.feed.FeedPaths;
import no.portvakt.gateway.policy.SnapshotSource;
import org.jboss.logging.Logger;

/**
 * The console's own server for edges. A client without a certificate that our authority signed does not get as far as a
 * request. Nothing here is reached through the gateway.
 */
public final class EdgeFeed {

    private static final Logger LOG = Logger.getLogger("portvakt.edges");
    private static final Duration HELD_OPEN = Duration.ofSeconds(25);
    private static final int IDLE_SECONDS = 60;
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final SnapshotSource snapshots;
    private final RecordDoor decisions;
    private final RecordDoor audit;
    private final Optional<SigningDoor> signing;
    private final HttpServer server;

    /** Where it listens and whom it believes; all files PEM. */
    public record Options(String bind, int port, Path certificate, Path key, Path trust) {}

    /**
     * Not open yet.
     *
     * @param signing empty where nothing is signed for edges
     */
    public EdgeFeed(
            Vertx vertx,
            Options options,
            SnapshotSource snapshots,
            RecordIntake decisions,
            RecordIntake audit,
            Optional<EdgeSigning> signing) {
        this.snapshots = snapshots;
        this.decisions = new RecordDoor(vertx, decisions);
        this.audit = new RecordDoor(vertx, audit);
        this.signing = signing.map(some -> new SigningDoor(vertx, some));
        this.server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(options.bind())
                .setPort(options.port())
                .setSsl(true)
                .setUseAlpn(false)
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertPath(options.certificate().toString())
                        .addKeyPath(options.key().toString()))
                .setTrustOptions(
                        new PemTrustOptions().addCertPath(options.trust().toString()))
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setCompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE));
        server.requestHandler(this::handle);
    }

    public Future<Integer> open() {
        return server.listen().map(HttpServer::actualPort);
    }

    public Future<Void> close() {
        return server.close();
    }

    private void handle(HttpServerRequest request) {
        var edge = nameOf(request);
        if (edge.isEmpty()) {
            end(request, FORBIDDEN);
            return;
        }
        switch (request.method() + " " + request.path()) {
            case "GET " + FeedPaths.SNAPSHOT -> snapshot(request);
            case "POST " + FeedPaths.DECISIONS -> decisions.take(request, edge.get());
            case "POST " + FeedPaths.AUDIT -> audit.take(request, edge.get());
            case "POST " + FeedPaths.SIGNATURE ->
                signing.ifPresentOrElse(door -> door.sign(request, edge.get()), () -> end(request, NOT_FOUND));
            case "GET " + FeedPaths.CERTIFICATES ->
                signing.ifPresentOrElse(door -> door.certificates(request), () -> end(request, NOT_FOUND));
            default -> end(request, NOT_FOUND);
        }
    }

    private void snapshot(HttpServerRequest request) {
        var after = Optional.ofNullable(request.getParam(FeedPaths.AFTER)).orElse("0");
        if (!VERSION.matcher(after).matches()) {
            end(request, BAD_REQUEST);
            return;
        }
        var response = request.response();
        Future.fromCompletionStage(snapshots.newerThan(Long.parseLong(after), HELD_OPEN))
                .onSuccess(newer -> {
                    if (response.closed()) {
                        return;
                    }
                    if (newer.isPresent()) {
                        response.putHeader(HttpHeaders.CONTENT_TYPE, FeedPaths.JOSE)
                                .end(Buffer.buffer(newer.get().compact(), "US-ASCII"));
                    } else {
                        response.setStatusCode(204).end();
                    }
                })
                .onFailure(broken -> {
                    LOG.warnf("no snapshot to give: %s", broken.getMessage());
                    if (!response.closed()) {
                        end(request, UNAVAILABLE);
                    }
                });
    }

    private static Optional<EdgeName> nameOf(HttpServerRequest request) {
        try {
            return EdgeName.of(request.connection().sslSession().getPeerCertificates());
        } catch (SSLPeerUnverifiedException notShown) {
            return Optional.empty();
        }
    }

    private static void end(HttpServerRequest request, int status) {
        request.response().setStatusCode(status).end();
    }
}
