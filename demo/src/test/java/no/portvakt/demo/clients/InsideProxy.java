package no.portvakt.demo.clients;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands for names as they are inside: whatever somebody wants to be connected with ({@code CONNECT}), it is Keycloak. What
 * goes through is TLS between the two.
 */
final class InsideProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int keycloak;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private InsideProxy(ServerSocket server, int keycloak) {
        this.server = server;
        this.keycloak = keycloak;
    }

    static InsideProxy to(int keycloak) throws IOException {
        var proxy = new InsideProxy(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), keycloak);
        proxy.threads.execute(proxy::serve);
        return proxy;
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        threads.shutdownNow();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                threads.execute(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                var upstream = new Socket(InetAddress.getLoopbackAddress(), keycloak)) {
            var head =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1), 1);
            var line = head.readLine();
            while (line != null && !line.isEmpty()) {
                line = head.readLine();
            }
            client.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            threads.execute(() -> pass(upstream, client));
            pass(client, upstream);
        } catch (IOException ended) {
            // one of the two has gone, and so has the other
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ended) {
            // the same
        }
    }
}
