package no.portvakt.demo.simulators;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.util.Map;

/** Folkeregisteret, Oppad and KRR for whoever is asked for, each after a while of its own: to measure what waits for them. */
public final class SlowRegisters implements AutoCloseable {

    /** Where each answers, by the connector that asks it, after the address that it is given. */
    public static final Map<String, String> PATHS = Map.of(
            "folkeregister", "/folkeregister/v1/personer/oppslag",
            "oppad", "/oppad/v1/foresatte/oppslag",
            "krr", "/krr/v1/personer");

    private static final Map<String, String> ANSWERS = Map.of("folkeregister", """
            {"navn": {"fornavn": "Ingrid", "mellomnavn": null, "etternavn": "Solbakken"},
             "bostedsadresse": {"adresselinje": "Bleikerveien 12", "postnummer": "1387", "poststed": "Asker"}}
            """, "oppad", """
            {"barn": {"navn": "Nora Solbakken", "foedselsdato": "2024-03-14"}, "barnehage": {"navn": "Bondi barnehage"}}
            """, "krr", """
            {"mobiltelefonnummer": "99999999", "epostadresse": "ingrid@example.no"}
            """);

    private final WireMockServer server;

    private SlowRegisters(WireMockServer server) {
        this.server = server;
    }

    /**
     * On this port.
     *
     * @param delays how long each takes, by its connector
     */
    public static SlowRegisters start(int port, Map<String, Duration> delays) {
        var server = Simulator.on(port);
        PATHS.forEach((connector, path) -> server.stubFor(post(urlPathEqualTo(path))
                .willReturn(aResponse()
                        .withHeader("Content-Type", "application/json")
                        .withFixedDelay((int)
                                delays.getOrDefault(connector, Duration.ZERO).toMillis())
                        .withBody(ANSWERS.getOrDefault(connector, "{}")))));
        server.start();
        return new SlowRegisters(server);
    }

    @Override
    public void close() {
        server.stop();
    }
}
