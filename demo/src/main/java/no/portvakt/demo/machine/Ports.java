package no.portvakt.demo.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The ports of one running demo.
 *
 * @param base {@code --port-base}; two demos on one machine take bases at least 20 apart
 */
public record Ports(int base) {

    private static final int HIGHEST_BASE = 65_000;

    public Ports {
        if (base < 1024 || base > HIGHEST_BASE) {
            throw new IllegalArgumentException("the port base must lie between 1024 and " + HIGHEST_BASE);
        }
    }

    public int of(Port port) {
        return base + port.offset();
    }

    /** An origin that citizens see, for instance {@code https://minside.localhost:8443}. */
    public URI origin(String host) {
        return URI.create("https://" + host + ".localhost:" + of(Port.PUBLIC));
    }

    /** Where officers work. */
    public URI officerOrigin() {
        return URI.create("https://officer.localhost:" + of(Port.OFFICERS));
    }

    /** Where they are sent for it: Keycloak's pages of their realm, through the same listener. */
    public URI officerLoginOrigin() {
        return URI.create("https://officer-login.localhost:" + of(Port.OFFICERS));
    }

    /** An address on loopback, plain HTTP: between parts of the demo only. */
    public URI internal(Port port, String path) {
        return URI.create("http://127.0.0.1:" + of(port) + path);
    }

    /** One sentence for each port that somebody else holds: which one, and what the demo needs it for. */
    public List<String> busy() {
        var sentences = new ArrayList<String>();
        for (Port port : Port.values()) {
            if (!isFree(of(port))) {
                sentences.add("Port %d is taken, and the demo needs it for %s.".formatted(of(port), port.purpose()));
            }
        }
        return sentences;
    }

    private static boolean isFree(int number) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
