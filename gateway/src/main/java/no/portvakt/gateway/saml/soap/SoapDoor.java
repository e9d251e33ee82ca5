package no.portvakt.gateway.saml.soap;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.X509TrustManager;
import no.portvakt.gateway.exchange.BoundedBody;
import no.portvakt.gateway.saml.verify.Fault;
import no.portvakt.trust.correlation.CorrelationId;
import org.jboss.logging.Logger;

/**
 * A server of its own for portals' servers. Who shows no certificate does not get as far as a request; whose it is, is
 * looked at when the message says who speaks. Nothing here is reached through the gateway, and nothing of the gateway from
 * here. Bodies are read on the event loop, and everything else done on threads that may wait.
 */
public final class SoapDoor {

    private static final Logger LOG = Logger.getLogger("portvakt.saml");
    private static final int IDLE_SECONDS = 30;
    private static final int LARGEST = 64 * 1024;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int TOO_LARGE = 413;
    private static final int FAILED = 500;
    private static final int UNAVAILABLE = 503;

    private final Vertx vertx;
    private final Map<String, SoapService> services;
    private final Executor threads;
    private final HttpServer server;

    /**
     * Where it listens.
     *
     * @param keys the server's certificate and its private key
     * @param handshake which certificates of clients get through to be looked at
     */
    public record Options(String bind, int port, KeyCertOptions keys, X509TrustManager handshake) {}

    /** Answers by path. */
    public SoapDoor(Vertx vertx, Options options, Map<String, SoapService> services, Executor threads) {
        this.vertx = vertx;
        this.services = Map.copyOf(services);
        this.threads = threads;
        this.server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(options.bind())
                .setPort(options.port())
                .setSsl(true)
                .setUseAlpn(false)
                .setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(options.keys())
                .setTrustOptions(TrustOptions.wrap(options.handshake()))
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setCompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE));
        server.requestHandler(this::handle);
    }

    /** Gives the port. */
    public Future<Integer> open() {
        return server.listen().map(HttpServer::actualPort);
    }

    public Future<Void> close() {
        return server.close();
    }

    private void handle(HttpServerRequest request) {
        var service = Optional.ofNullable(services.get(request.path()))
                .filter(found -> request.method().name().equals("POST") && request.query() == null);
        var shown = shownBy(request);
        if (service.isEmpty() || shown.isEmpty()) {
            end(request, NOT_FOUND);
            return;
        }
        boolean isSoap = Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE))
                .filter(type -> type.startsWith(Envelopes.TYPE))
                .isPresent();
        if (!isSoap) {
            end(request, BAD_REQUEST);
            return;
        }
        BoundedBody.read(request, LARGEST)
                .onSuccess(body -> answer(request, service.get(), shown, body))
                .onFailure(tooLarge -> {
                    threads.execute(() -> service.get().unread(Fault.TOO_LARGE, CorrelationId.random()));
                    end(request, TOO_LARGE);
                });
    }

    private void answer(HttpServerRequest request, SoapService service, List<X509Certificate> shown, Buffer body) {
        var context = vertx.getOrCreateContext();
        threads.execute(() -> {
            var written = written(service, shown, body);
            context.runOnContext(back -> written.to(request));
        });
    }

    private record Written(int status, Buffer xml) {

        void to(HttpServerRequest request) {
            if (request.response().closed()) {
                return;
            }
            request.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                    .putHeader(HttpHeaders.CONTENT_TYPE, Envelopes.TYPE + "; charset=utf-8")
                    .end(xml);
        }
    }

    private static Written written(SoapService service, List<X509Certificate> shown, Buffer body) {
        try {
            var message = Envelopes.read(body.getBytes());
            if (message.isEmpty()) {
                service.unread(Fault.UNREADABLE, CorrelationId.random());
                return new Written(BAD_REQUEST, Buffer.buffer());
            }
            return switch (service.answer(message.get(), shown, CorrelationId.random())) {
                case SoapService.Answer.Message(var signed) ->
                    new Written(200, Buffer.buffer(Envelopes.around(signed)));
                case SoapService.Answer.Refused refused -> new Written(BAD_REQUEST, Buffer.buffer());
                case SoapService.Answer.Busy busy -> new Written(UNAVAILABLE, Buffer.buffer());
            };
        } catch (RuntimeException broken) {
            LOG.error("a message from a portal's server could not be answered", broken);
            return new Written(FAILED, Buffer.buffer());
        }
    }

    private static List<X509Certificate> shownBy(HttpServerRequest request) {
        try {
            return Arrays.stream(request.connection().sslSession().getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (SSLPeerUnverifiedException notShown) {
            return List.of();
        }
    }

    private static void end(HttpServerRequest request, int status) {
        if (!request.response().closed()) {
            request.response().setStatusCode(status).end();
        }
    }
}
