package no.portvakt.demo.simulators;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import no.portvakt.trust.identity.NationalId;

/** The service of an issuer of smart cards that says whose a person key is; of whom it was told, of nobody else. */
public final class IssuerSimulator implements AutoCloseable {

    public static final String PATH = "/utsteder/v1/personer/oppslag";

    private final WireMockServer server;

    private IssuerSimulator(int port) {
        this.server = Simulator.on(port);
        server.start();
    }

    public static IssuerSimulator start(int port) {
        return new IssuerSimulator(port);
    }

    /** From now on the issuer knows whose this is. */
    public void register(String personKey, NationalId person) {
        server.stubFor(about(personKey).willReturn(okJson("{\"pid\": \"" + person.reveal() + "\"}")));
    }

    /** From now on the service breaks when it is asked for this one. */
    public void breakDownFor(String personKey) {
        server.stubFor(about(personKey).willReturn(serverError()));
    }

    /** How often somebody has asked whose this is. */
    public int timesAskedFor(String personKey) {
        return server.countRequestsMatching(postRequestedFor(urlPathEqualTo(PATH))
                        .withRequestBody(matchingJsonPath("$.personKey", equalTo(personKey)))
                        .build())
                .getCount();
    }

    private static MappingBuilder about(String personKey) {
        return post(urlPathEqualTo(PATH)).withRequestBody(matchingJsonPath("$.personKey", equalTo(personKey)));
    }

    @Override
    public void close() {
        server.stop();
    }
}
