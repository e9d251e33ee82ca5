package no.portvakt.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import no.portvakt.testsupport.port.FreePorts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackChannelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<HttpServer> nodes = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(node -> node.stop(0));
    }

    private HttpServer node(String name) {
        return node(name, FreePorts.next());
    }

    private HttpServer node(String name, int port) {
        try {
            var node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            node.createContext("/", exchange -> {
                asked.add(name + " " + exchange.getRequestURI());
                if (name.equals("hangs up")) {
                    exchange.close();
                    return;
                }
                var body = name.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            node.start();
            nodes.add(node);
            return node;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static URI realm(int port) {
        return URI.create("http://127.0.0.1:" + port + "/realms/innbygger");
    }

    private static URI realm(HttpServer node) {
        return realm(node.getAddress().getPort());
    }

    private static BackChannel channel(URI... realms) {
        try {
            return new BackChannel(SSLContext.getDefault(), PATIENCE, List.of(realms));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String read(BackChannel channel, URI realm) throws IOException {
        return channel.retrieveResource(URI.create(realm + "/certs?fresh").toURL())
                .getContent();
    }

    @Test
    void shouldAskTheNextNodeWhenOneCannotBeReached() throws IOException {
        var gone = realm(FreePorts.next());
        var channel = channel(gone, realm(node("second")));

        assertThat(read(channel, gone)).isEqualTo("second");
        assertThat(asked).containsExactly("second /realms/innbygger/certs?fresh");
    }

    @Test
    void shouldStayWithTheNodeThatAnsweredAndComeBackWhenThatOneIsGone() throws IOException {
        var port = FreePorts.next();
        var first = realm(port);
        var second = node("second");
        var channel = channel(first, realm(second));
        read(channel, first);
        node("first", port);

        assertThat(read(channel, first)).as("no reason to change").isEqualTo("second");
        second.stop(0);

        assertThat(read(channel, first)).isEqualTo("first");
    }

    @Test
    void shouldNotAskTwiceWhenSomethingMayHaveHappened() throws IOException {
        var first = realm(node("hangs up"));
        var channel = channel(first, realm(node("second")));

        assertThatThrownBy(() -> read(channel, first)).isInstanceOf(IOException.class);

        assertThat(asked).allMatch(line -> line.startsWith("hangs up"));
        assertThat(read(channel, first)).as("asked again by the citizen").isEqualTo("second");
    }

    @Test
    void shouldFailWhenNoNodeCanBeReached() {
        var gone = realm(FreePorts.next());
        var channel = channel(gone, realm(FreePorts.next()));

        assertThatThrownBy(() -> read(channel, gone)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldLeaveAddressesOfOthersAlone() throws IOException {
        var elsewhere = node("elsewhere");
        var channel = channel(realm(FreePorts.next()), realm(node("second")));

        assertThat(read(
                        channel,
                        URI.create("http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/other")))
                .isEqualTo("elsewhere");
    }
}
