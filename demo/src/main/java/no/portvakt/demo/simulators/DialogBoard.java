package no.portvakt.demo.simulators;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.nimbusds.jose.jwk.JWK;
import java.util.List;

/**
 * Plays Dialogporten, by docs/contracts/dialogporten.md: takes dialogs from who has bought a token, and shows on a page what
 * a national surface would show.
 */
public final class DialogBoard implements AutoCloseable {

    /** The page. */
    public static final String PAGE = "/innboks";

    private final WireMockServer server;
    private final StoredDialogs dialogs = new StoredDialogs();

    private DialogBoard(int port, TokenSeller tokens) {
        var page = new DialogPage(dialogs);
        this.server = Simulator.on(port, dialogs, page, tokens);
        server.stubFor(
                post(urlPathEqualTo(TokenSeller.PATH)).willReturn(aResponse().withTransformers(tokens.getName())));
        server.stubFor(any(urlPathMatching(StoredDialogs.PATH + ".*"))
                .willReturn(aResponse().withStatus(401)));
        server.stubFor(any(urlPathMatching(StoredDialogs.PATH + ".*"))
                .withHeader("Authorization", equalTo("Bearer " + tokens.token()))
                .willReturn(aResponse().withTransformers(dialogs.getName())));
        server.stubFor(get(urlPathEqualTo(PAGE)).willReturn(aResponse().withTransformers(page.getName())));
        server.start();
    }

    /**
     * On this port.
     *
     * @param buyer the key of who may buy tokens
     */
    public static DialogBoard start(int port, JWK buyer) {
        return new DialogBoard(port, new TokenSeller(buyer));
    }

    /** What it has, the newest last. */
    public List<StoredDialogs.Shown> shown() {
        return dialogs.shown();
    }

    @Override
    public void close() {
        server.stop();
    }
}
