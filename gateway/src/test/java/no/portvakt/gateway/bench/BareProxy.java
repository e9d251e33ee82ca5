package no.portvakt.gateway.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.httpproxy.HttpProxy;
import java.util.List;

/** The proxy of the same Vert.x and nothing else: what proxying itself costs on this runtime. */
public final class BareProxy {

    private static final int CONNECTIONS = 256;

    private BareProxy() {}

    /** Which arguments: own port, upstream's port, and for TLS certificate and key. */
    public static void main(String... arguments) {
        var words = List.of(arguments);
        var vertx = Vertx.vertx();
        var client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        var proxy = HttpProxy.reverseProxy(client).origin(Integer.parseInt(words.get(1)), "127.0.0.1");
        var server = new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(words.getFirst()));
        if (words.size() > 2) {
            server.setSsl(true)
                    .setKeyCertOptions(
                            new PemKeyCertOptions().addCertPath(words.get(2)).addKeyPath(words.get(3)));
        }
        vertx.createHttpServer(server)
                .requestHandler(proxy)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
