package no.portvakt.gateway.saml.delegate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A portal's server that is told of log-outs, on this machine, and lets nobody in but us. */
final class PortalServer implements AutoCloseable {

    private static final PortalKey SERVER = PortalKey.make(2048, "localhost");

    private final HttpsServer server;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<String> answer = request -> "";
    private volatile int status = 200;

    PortalServer() {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(Tls.showing(SERVER, PortalKey.OURS.certificate())) {
            @Override
            public void configure(HttpsParameters parameters) {
                var asked = getSSLContext().getDefaultSSLParameters();
                asked.setNeedClientAuth(true);
                parameters.setSSLParameters(asked);
            }
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    static X509Certificate certificate() {
        return SERVER.certificate();
    }

    String address() {
        return "https://localhost:" + server.getAddress().getPort() + "/soap";
    }

    /** What it makes of the envelope that it gets. */
    void answers(UnaryOperator<String> made) {
        answer = made;
    }

    void answersWith(int code) {
        status = code;
    }

    List<String> heard() {
        return heard;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(request);
            var bytes = answer.apply(request).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
