package no.portvakt.demo.simulators;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import no.portvakt.trust.identity.NationalId;

/** Plays a signing service: takes papers from who has bought a token, and has a page where a person signs them. */
public final class SigningSimulator implements AutoCloseable {

    private final WireMockServer server;
    private final SigningTasks tasks;

    private SigningSimulator(URI base, TokenSeller tokens) {
        this.tasks = new SigningTasks(URI.create(base + SigningRoom.PATH));
        var room = new SigningRoom(tasks);
        this.server = Simulator.on(base.getPort(), tasks, room, tokens);
        server.stubFor(
                post(urlPathEqualTo(TokenSeller.PATH)).willReturn(aResponse().withTransformers(tokens.getName())));
        server.stubFor(any(urlPathMatching(SigningTasks.PATH + "/.*"))
                .willReturn(aResponse().withStatus(401)));
        server.stubFor(any(urlPathMatching(SigningTasks.PATH + "/.*"))
                .withHeader("Authorization", equalTo("Bearer " + tokens.token()))
                .willReturn(aResponse().withTransformers(tasks.getName())));
        server.stubFor(any(urlPathMatching(SigningRoom.PATH + ".*"))
                .willReturn(aResponse().withTransformers(room.getName())));
        server.start();
    }

    /**
     * There.
     *
     * @param base its own address
     * @param buyer the key of who may buy tokens
     */
    public static SigningSimulator start(URI base, JWK buyer) {
        return new SigningSimulator(base, new TokenSeller(buyer));
    }

    /** From now on it can sign in this person's name, as if it had asked her for her code. */
    public void register(NationalId person, PdfSigner signature) {
        tasks.register(person, signature);
    }

    @Override
    public void close() {
        server.stop();
    }
}
